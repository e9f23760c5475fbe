package dev.lathe.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** Every type of the runtime that generated code names. The processor does not depend on the runtime; a test resolves these. */
public final class RuntimeTypes {
  private static final String RUNTIME = "dev.lathe.runtime";

  public static final ClassName ARRAY_INPUT = ClassName.get(RUNTIME, "ArrayInput");
  public static final ClassName AVERAGE = ClassName.get("dev.lathe.metrics", "Average");
  public static final ClassName BATCH_PROGRAM = ClassName.get(RUNTIME, "BatchProgram");
  public static final ClassName BLUEPRINT = ClassName.get(RUNTIME, "Blueprint");
  public static final ClassName CLASS_TARGET = ClassName.get(RUNTIME, "ClassTarget");
  public static final ClassName COMPILED_MODEL = ClassName.get(RUNTIME, "CompiledModel");
  public static final ClassName CONVOLUTION_WINDOWS = ClassName.get(RUNTIME, "ConvolutionWindows");
  public static final ClassName CHANNELS_LAST_WINDOWS =
      ClassName.get(RUNTIME, "ChannelsLastWindows");
  public static final ClassName FORMS = ClassName.get(RUNTIME, "Forms");
  public static final ClassName FUNCTIONS = ClassName.get(RUNTIME, "Functions");
  public static final ClassName GRADIENT_PROGRAM = ClassName.get(RUNTIME, "GradientProgram");
  public static final ClassName INITIALIZERS = ClassName.get(RUNTIME, "Initializers");
  public static final ClassName JOINT_INPUT = ClassName.get(RUNTIME, "JointInput");
  public static final ClassName JOINT_TARGET = ClassName.get(RUNTIME, "JointTarget");
  public static final ClassName LINK = ClassName.get("dev.lathe.metrics", "Link");
  public static final ClassName LOSS_PROGRAM = ClassName.get(RUNTIME, "LossProgram");
  public static final ClassName MEMBER = ClassName.get(RUNTIME, "Team", "Member");
  public static final ClassName METRICS = ClassName.get("dev.lathe.metrics", "Metrics");
  public static final ClassName MODEL_STATE = ClassName.get(RUNTIME, "ModelState");
  public static final ClassName POOL_WINDOWS = ClassName.get(RUNTIME, "PoolWindows");
  public static final ClassName PREDICTION = ClassName.get(RUNTIME, "Prediction");
  public static final ClassName PROFILE = ClassName.get(RUNTIME, "Profile");
  public static final ClassName RANDOMS = ClassName.get(RUNTIME, "Randoms");
  public static final ClassName RECORD_INPUT = ClassName.get(RUNTIME, "RecordInput");
  public static final ClassName PLATEAU = ClassName.get(RUNTIME, "Plateau");
  public static final ClassName SCHEDULE = ClassName.get(RUNTIME, "Schedule");
  public static final ClassName SCHEDULES = ClassName.get(RUNTIME, "Schedules");
  public static final ClassName SETTINGS = ClassName.get(RUNTIME, "Blueprint", "Settings");
  public static final ClassName STATE_TENSOR = ClassName.get(RUNTIME, "StateTensor");
  public static final ClassName STEP_PROGRAM = ClassName.get(RUNTIME, "StepProgram");
  public static final ClassName STEPWISE = ClassName.get(RUNTIME, "Stepwise");
  public static final ClassName TOKEN_INPUT = ClassName.get(RUNTIME, "TokenInput");
  public static final ClassName TOKEN_TARGET = ClassName.get(RUNTIME, "TokenTarget");
  public static final ClassName VALUE_TARGET = ClassName.get(RUNTIME, "ValueTarget");

  private RuntimeTypes() {}

  /** The type that stands for all of them where it is asked whether the runtime is there. */
  public static String representative() {
    return COMPILED_MODEL.canonicalName();
  }

  /** All of them, for the test. */
  static List<ClassName> all() {
    return List.of(
        ARRAY_INPUT,
        AVERAGE,
        BATCH_PROGRAM,
        BLUEPRINT,
        CLASS_TARGET,
        COMPILED_MODEL,
        CONVOLUTION_WINDOWS,
        CHANNELS_LAST_WINDOWS,
        FORMS,
        FUNCTIONS,
        GRADIENT_PROGRAM,
        INITIALIZERS,
        JOINT_INPUT,
        JOINT_TARGET,
        LINK,
        LOSS_PROGRAM,
        MEMBER,
        METRICS,
        MODEL_STATE,
        POOL_WINDOWS,
        PREDICTION,
        PROFILE,
        RANDOMS,
        RECORD_INPUT,
        PLATEAU,
        SCHEDULE,
        SCHEDULES,
        SETTINGS,
        STATE_TENSOR,
        STEP_PROGRAM,
        STEPWISE,
        TOKEN_INPUT,
        TOKEN_TARGET,
        VALUE_TARGET);
  }
}
