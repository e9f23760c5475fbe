package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.emit.SourceFiles;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Interpreter;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.pass.Pass;
import dev.lathe.processor.pass.Pipeline;
import dev.lathe.processor.plan.PlanMemory;
import dev.lathe.runtime.BatchProgram;
import dev.lathe.runtime.Team;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A hand-built graph that went the whole way: passes, memory plan, Java, class files. */
final class CompiledGraph {
  private final Graph graph;
  private final ProgramContext context;
  private final Class<?> program;
  private final Class<?> state;
  private final Class<?> kernels;
  private final Class<?> vectorKernels;
  private final StateNames stateNames;

  private CompiledGraph(Written written, ClassLoader classes) throws ClassNotFoundException {
    this.graph = written.program.graph();
    this.context = written.context;
    this.stateNames = written.states;
    this.program = Class.forName(written.name("Program").canonicalName(), true, classes);
    this.state = Class.forName(written.name("State").canonicalName(), true, classes);
    this.kernels = Class.forName(written.name("Kernels").canonicalName(), true, classes);
    this.vectorKernels =
        Class.forName(written.name("KernelsVector").canonicalName(), true, classes);
  }

  /** What to expect of batches: enough that nearly everything is shared among the members of a team. */
  static final int LARGE_BATCH = 100_000;

  static CompiledGraph compile(Graph lowered, List<Pass> passes) {
    return compile(lowered, passes, LARGE_BATCH);
  }

  static CompiledGraph compile(Graph lowered, List<Pass> passes, int expectedBatch) {
    return compile(List.of(Pipeline.run(lowered, passes, (pass, graph) -> {})), expectedBatch)
        .get(0);
  }

  /** Compiles many at once, as they are, which is much faster than one after the other. */
  static List<CompiledGraph> compile(List<Graph> graphs, int expectedBatch) {
    Map<String, String> sources = new LinkedHashMap<>();
    List<Written> written = new ArrayList<>();
    for (Graph graph : graphs) {
      written.add(new Written("G" + written.size(), graph, expectedBatch, sources));
    }
    ClassLoader classes = InMemoryJavac.load(InMemoryJavac.compile(sources));
    return written.stream().map(each -> each.load(classes)).toList();
  }

  Graph graph() {
    return graph;
  }

  /** A new instance of the program and of its state. */
  Run start(int batch) {
    return start(batch, batch);
  }

  Run start(int batch, int capacity) {
    return new Run(batch, capacity, kernels);
  }

  /** The same with kernels in vector form. */
  Run startInVectors(int batch, int capacity) {
    return new Run(batch, capacity, vectorKernels);
  }

  /** One graph as Java. */
  private static final class Written {
    private final String prefix;
    private final PlannedProgram program;
    private final StateNames states;
    private final ProgramContext context;

    Written(String prefix, Graph graph, int expectedBatch, Map<String, String> sources) {
      this.prefix = prefix;
      this.program = new PlannedProgram(graph, PlanMemory.run(graph), expectedBatch);
      List<State> all = List.copyOf(graph.states());
      this.states = new StateNames(all, List.of());
      KernelLibrary kernels = new KernelLibrary(name("Kernels"), true);
      this.context = new ProgramContext(program, new KernelLibrary(name("Unused"), false), states);
      ClassName program = name("Program");
      sources.put(
          name("State").canonicalName(),
          SourceFiles.text(
              "generated",
              new StateEmitter(all, states).emit(name("State"), program, "State of {@link $T}.")));
      sources.put(
          program.canonicalName(),
          SourceFiles.text(
              "generated",
              new ProgramEmitter(this.program, kernels, states, this::name).emit(program, "Test")));
      for (TypeSpec type : kernels.build(program)) {
        sources.put("generated." + type.name(), SourceFiles.text("generated", type));
      }
    }

    ClassName name(String suffix) {
      return ClassName.get("generated", prefix + suffix);
    }

    CompiledGraph load(ClassLoader classes) {
      try {
        return new CompiledGraph(this, classes);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The program with its arrays. */
  final class Run {
    private final int batch;
    private final Object state;
    private final BatchProgram program;

    Run(int batch, int capacity, Class<?> kernels) {
      this.batch = batch;
      this.state = construct(CompiledGraph.this.state, new Class<?>[0]);
      this.program = (BatchProgram) construct(
          CompiledGraph.this.program,
          new Class<?>[] {CompiledGraph.this.state, Supplier.class, int.class},
          state,
          (Supplier<?>) () -> construct(kernels, new Class<?>[0]),
          capacity);
    }

    /** Fills an input; class numbers may be given as floats, too. */
    void input(String name, float[] values) {
      Object array = field(program, name);
      for (int index = 0; index < values.length; index++) {
        if (array instanceof int[] numbers) {
          numbers[index] = (int) values[index];
        } else {
          ((float[]) array)[index] = values[index];
        }
      }
    }

    void state(String name, float[] values) {
      System.arraycopy(values, 0, state(name), 0, values.length);
    }

    /** The array of a piece of state itself. */
    float[] state(String name) {
      State found = graph.states().stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow();
      return (float[]) field(state, stateNames.field(found));
    }

    void run(Team team, long step, double learningRate, long seed) {
      program.prepare(batch, step, learningRate, seed);
      team.run(program);
    }

    /** A step on this thread alone. */
    void run(long step, double learningRate, long seed) {
      program.prepare(batch, step, learningRate, seed);
      program.run(Team.Member.solo());
    }

    /** What plays a role after a run. */
    float[] get(String role) {
      Node node = graph.output(role);
      String array = context.array(node);
      float[] values = array.startsWith("state.")
          ? (float[]) field(state, array.substring("state.".length()))
          : (float[]) field(program, array);
      return Arrays.copyOf(values, Interpreter.size(node.shape(), batch));
    }
  }

  private static Object construct(Class<?> type, Class<?>[] parameters, Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object field(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return Objects.requireNonNull(field.get(owner), name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
