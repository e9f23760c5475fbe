package dev.lathe.tests.parity;

import dev.lathe.runtime.Model;
import dev.lathe.runtime.ModelState;
import java.util.List;
import java.util.function.Supplier;

/** All networks that train as PyTorch did. */
final class Subjects {
  private Subjects() {}

  static List<Subject> all() {
    return List.of(
        Subject.of(
            "quickstart",
            "quickstart",
            0.05,
            DigitsState::new,
            DigitsKernels::new,
            DigitsTrain::new,
            DigitsModel::create),
        Subject.of(
            "tanhmse",
            "tanhmse",
            0.01,
            TanhMseState::new,
            TanhMseKernels::new,
            TanhMseTrain::new,
            TanhMseModel::create),
        option(
            "labelSmoothing",
            0.1,
            Options_LabelSmoothingState::new,
            Options_LabelSmoothingKernels::new,
            Options_LabelSmoothingTrain::new,
            Options_LabelSmoothingModel::create),
        option(
            "classWeights",
            0.1,
            Options_ClassWeightsState::new,
            Options_ClassWeightsKernels::new,
            Options_ClassWeightsTrain::new,
            Options_ClassWeightsModel::create),
        option(
            "smoothingAndWeights",
            0.1,
            Options_SmoothingAndWeightsState::new,
            Options_SmoothingAndWeightsKernels::new,
            Options_SmoothingAndWeightsTrain::new,
            Options_SmoothingAndWeightsModel::create),
        option(
            "sgdPlain",
            0.1,
            Options_SgdPlainState::new,
            Options_SgdPlainKernels::new,
            Options_SgdPlainTrain::new,
            Options_SgdPlainModel::create),
        option(
                "sgdWeightDecay",
                0.1,
                Options_SgdWeightDecayState::new,
                Options_SgdWeightDecayKernels::new,
                Options_SgdWeightDecayTrain::new,
                Options_SgdWeightDecayModel::create)
            .weightDecay(0.01),
        option(
                "sgdDampening",
                0.1,
                Options_SgdDampeningState::new,
                Options_SgdDampeningKernels::new,
                Options_SgdDampeningTrain::new,
                Options_SgdDampeningModel::create)
            .weightDecay(0.01),
        option(
            "sgdNesterov",
            0.1,
            Options_SgdNesterovState::new,
            Options_SgdNesterovKernels::new,
            Options_SgdNesterovTrain::new,
            Options_SgdNesterovModel::create),
        option(
                "sgdNesterovWeightDecay",
                0.1,
                Options_SgdNesterovWeightDecayState::new,
                Options_SgdNesterovWeightDecayKernels::new,
                Options_SgdNesterovWeightDecayTrain::new,
                Options_SgdNesterovWeightDecayModel::create)
            .weightDecay(0.01),
        option(
            "adamDefaults",
            0.001,
            Options_AdamDefaultsState::new,
            Options_AdamDefaultsKernels::new,
            Options_AdamDefaultsTrain::new,
            Options_AdamDefaultsModel::create),
        option(
                "adamOptions",
                0.02,
                Options_AdamOptionsState::new,
                Options_AdamOptionsKernels::new,
                Options_AdamOptionsTrain::new,
                Options_AdamOptionsModel::create)
            .weightDecay(0.01)
            .beta1(0.8),
        option(
            "relu",
            0.1,
            Options_ReluUnitsState::new,
            Options_ReluUnitsKernels::new,
            Options_ReluUnitsTrain::new,
            Options_ReluUnitsModel::create),
        option(
            "sigmoid",
            0.1,
            Options_SigmoidUnitsState::new,
            Options_SigmoidUnitsKernels::new,
            Options_SigmoidUnitsTrain::new,
            Options_SigmoidUnitsModel::create),
        option(
            "tanh",
            0.1,
            Options_TanhUnitsState::new,
            Options_TanhUnitsKernels::new,
            Options_TanhUnitsTrain::new,
            Options_TanhUnitsModel::create),
        option(
            "softmax",
            0.1,
            Options_SoftmaxUnitsState::new,
            Options_SoftmaxUnitsKernels::new,
            Options_SoftmaxUnitsTrain::new,
            Options_SoftmaxUnitsModel::create),
        option(
            "noBias",
            0.1,
            Options_NoBiasState::new,
            Options_NoBiasKernels::new,
            Options_NoBiasTrain::new,
            Options_NoBiasModel::create),
        option(
            "lastDimension",
            0.1,
            Options_LastDimensionState::new,
            Options_LastDimensionKernels::new,
            Options_LastDimensionTrain::new,
            Options_LastDimensionModel::create),
        option(
            "flattenStart",
            0.1,
            Options_FlattenStartState::new,
            Options_FlattenStartKernels::new,
            Options_FlattenStartTrain::new,
            Options_FlattenStartModel::create),
        option(
            "flattenEnd",
            0.1,
            Options_FlattenEndState::new,
            Options_FlattenEndKernels::new,
            Options_FlattenEndTrain::new,
            Options_FlattenEndModel::create),
        option(
            "flattenBetween",
            0.1,
            Options_FlattenBetweenState::new,
            Options_FlattenBetweenKernels::new,
            Options_FlattenBetweenTrain::new,
            Options_FlattenBetweenModel::create));
  }

  private static <S extends ModelState, K> Subject option(
      String name,
      double learningRate,
      Supplier<S> state,
      Supplier<K> kernels,
      Subject.Maker<S, K> train,
      Supplier<? extends Model<float[], ?>> model) {
    return Subject.of("options", name, learningRate, state, kernels, train, model);
  }
}
