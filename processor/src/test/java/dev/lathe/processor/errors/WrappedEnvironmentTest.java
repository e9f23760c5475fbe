package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.NetworkProcessor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Build tools hand the processor an environment of their own around javac's. */
class WrappedEnvironmentTest {
  private static final String NO_FIT = """
      @Network(input = {28, 28}) @CrossEntropyLoss @SGD class NoFit {
        @Linear(16) Layer rows;
        @Conv2d(out = 8, kernel = 3) Layer conv;
      }
      """;

  /** How javac's environment may be wrapped. */
  enum Wrapping implements UnaryOperator<ProcessingEnvironment> {
    GRADLE {
      @Override
      public ProcessingEnvironment apply(ProcessingEnvironment javac) {
        return new Delegating(javac);
      }
    },
    INTELLIJ {
      @Override
      public ProcessingEnvironment apply(ProcessingEnvironment javac) {
        return proxy((proxy, method, arguments) -> method.invoke(javac, arguments));
      }
    },
    INTELLIJ_AROUND_GRADLE {
      @Override
      public ProcessingEnvironment apply(ProcessingEnvironment javac) {
        return INTELLIJ.apply(GRADLE.apply(javac));
      }
    },
    /** As the one above, without {@code Object}'s methods. */
    WITHOUT_HASH_CODE {
      @Override
      public ProcessingEnvironment apply(ProcessingEnvironment javac) {
        return proxy((proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            throw new UnsupportedOperationException(method.toString());
          }
          return method.invoke(javac, arguments);
        });
      }
    };

    static ProcessingEnvironment proxy(InvocationHandler handler) {
      Class<?>[] types = {ProcessingEnvironment.class};
      return (ProcessingEnvironment)
          Proxy.newProxyInstance(Wrapping.class.getClassLoader(), types, handler);
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesAreKnown(Wrapping wrapping) {
    assertEquals("found: 28 x 16 from rows (NoFit.java:2)", foundIn(NO_FIT, wrapping));
  }

  /** As in Eclipse's compiler, which is not javac. */
  @Test
  void withoutJavacThereAreNoLines() {
    assertEquals("found: 28 x 16 from rows", foundIn(NO_FIT, WrappedEnvironmentTest::hidden));
  }

  @Test
  void withoutJavacNetworksCompile() {
    String source = NO_FIT.replace("@Conv2d(out = 8, kernel = 3)", "@Flatten");
    Compilation compilation = compile(source, WrappedEnvironmentTest::hidden);
    CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
    assertTrue(compilation.generatedSourceFile("app.NoFitModel").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Linear(4) Layer one; Tensor forward(Tensor x) { return one.forward(x); }",
        "@Block static class Part { @Linear(4) Layer one; Tensor forward(Tensor x) { return one.forward(x); } } Part part;"
      })
  void withoutJavacMethodsAreRefused(String body) {
    String source = "@Network(input = {4}) @MSELoss @SGD class Net { " + body + " }";
    Compilation compilation = compile(source, WrappedEnvironmentTest::hidden);
    assertEquals("""
        [L125] expected javac, whose interfaces show the bodies of methods
        found: a compiler without com.sun.source.util.Trees
        fix:   compile with javac, or leave the method out: layers then run in the order of the fields""", Mistakes.message(compilation.errors().get(0)));
  }

  private static String foundIn(String source, UnaryOperator<ProcessingEnvironment> wrapping) {
    Compilation compilation = compile(source, wrapping);
    assertEquals(1, compilation.errors().size(), () -> compilation.errors().toString());
    assertEquals(3, compilation.errors().get(0).getLineNumber());
    return Mistakes.message(compilation.errors().get(0)).lines().toList().get(1).strip();
  }

  private static Compilation compile(String source, UnaryOperator<ProcessingEnvironment> wrapping) {
    return Compiler.javac().withProcessors(new Wrapped(wrapping)).compile(Mistakes.file(source));
  }

  /** Javac's environment behind a field that is not searched. */
  private static ProcessingEnvironment hidden(ProcessingEnvironment javac) {
    Supplier<ProcessingEnvironment> hiding = () -> javac;
    return Wrapping.proxy((proxy, method, arguments) -> method.invoke(hiding.get(), arguments));
  }

  /** Lathe's processor in an environment that is wrapped. */
  private static final class Wrapped extends AbstractProcessor {
    private final NetworkProcessor processor = new NetworkProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrapping;

    Wrapped(UnaryOperator<ProcessingEnvironment> wrapping) {
      this.wrapping = wrapping;
    }

    @Override
    public synchronized void init(ProcessingEnvironment javac) {
      processor.init(wrapping.apply(javac));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }
  }

  /** An environment with the one inside in a private field. */
  private static final class Delegating implements ProcessingEnvironment {
    private final ProcessingEnvironment delegate;

    Delegating(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    public Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return delegate.getLocale();
    }
  }
}
