package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.VariableElement;

/**
 * Options of a block's fields with what {@code Args} stands for filled in. The expression is read from the source, for javac has computed {@code 4 * Args.FIRST}
 * with a number that means nothing; without source a plain {@code Args.FIRST} is still known by that number.
 */
final class WrittenOptions {
  private final Optional<Sources> sources;
  private final Optional<Interpreter> interpreter;

  WrittenOptions(Optional<Sources> sources, Optional<Interpreter> interpreter) {
    this.sources = sources;
    this.interpreter = interpreter;
  }

  Options resolve(Options options, VariableElement field, Instance self) {
    if (self.path().isEmpty() || interpreter.isEmpty()) {
      return options;
    }
    Map<String, Object> values = new TreeMap<>(options.values());
    for (String member : options.places().keySet()) {
      values.computeIfPresent(
          member, (name, raw) -> value(raw, expression(options, member, field, self), self));
    }
    return new Options(options.name(), values, options.places(), options.where());
  }

  private Object value(Object raw, Optional<ExpressionTree> source, Instance self) {
    if (raw instanceof List<?> list) {
      return source.filter(NewArrayTree.class::isInstance).isPresent()
          ? ((NewArrayTree) source.get())
              .getInitializers().stream().map(each -> number(each, self)).toList()
          : list.stream().map(each -> value(each, source, self)).toList();
    }
    if (!(raw instanceof Number)) {
      return raw;
    }
    return source.isPresent()
        ? number(source.get(), self)
        : interpreter.orElseThrow().names().substituted(raw, self);
  }

  private Object number(ExpressionTree tree, Instance self) {
    Frame frame =
        new Frame(self, sources.orElseThrow().of(self.type()), new Locals(null), List.of());
    return interpreter.orElseThrow().value(tree, frame);
  }

  /** What was written for a member of the annotation. */
  private Optional<ExpressionTree> expression(
      Options options, String member, VariableElement field, Instance self) {
    return sources
        .flatMap(known -> known.of(self.type()).declaration(field))
        .flatMap(declaration -> annotation(declaration, options.name()))
        .flatMap(annotation -> annotation.getArguments().stream()
            .map(argument -> written(argument, member))
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static Optional<AnnotationTree> annotation(VariableTree declaration, String name) {
    return declaration.getModifiers().getAnnotations().stream()
        .filter(each ->
            each.getAnnotationType().toString().replaceFirst(".*\\.", "").equals(name))
        .<AnnotationTree>map(each -> each)
        .findFirst();
  }

  private static Optional<ExpressionTree> written(ExpressionTree argument, String member) {
    if (argument instanceof AssignmentTree assignment) {
      return assignment.getVariable().toString().equals(member)
          ? Optional.of(assignment.getExpression())
          : Optional.empty();
    }
    return member.equals("value") ? Optional.of(argument) : Optional.empty();
  }
}
