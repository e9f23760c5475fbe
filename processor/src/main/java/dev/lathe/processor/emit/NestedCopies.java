package dev.lathe.processor.emit;

import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * Copies of small classes, most of them the runtime's, nested in a generated class so that it needs no jar of ours. Their sources are resources, where the build puts
 * those of the runtime as they are.
 *
 * <p>All are declared before the class is written, so that a name in it means what it should; then those that are used are filled in, and the others taken away.
 */
public final class NestedCopies {
  /** Part of what users see. */
  private static final String OPEN = "Prediction";

  /** In the order in which they are written. */
  private static final List<String> NAMES = List.of(
      OPEN,
      "InputCodec",
      "ArrayInput",
      "TokenInput",
      "RecordInput",
      "Standardizer",
      "JointInput",
      "Joint",
      "BatchProgram",
      "Team",
      "Scratch",
      "Pool",
      "Scores",
      "Functions",
      "Randoms",
      "ConvolutionWindows",
      "ChannelsLastWindows",
      "PoolWindows",
      "WindowAxis",
      "SerializedWeights",
      "WeightsInput",
      "OtherTypes",
      "Elements",
      "DType",
      "AxisOrder",
      "Message");

  private static final String EITHER = "(?:" + String.join("|", NAMES) + ")\\b";
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])" + EITHER);
  private static final Pattern QUALIFIED =
      Pattern.compile("\\bdev\\.lathe\\.(?:runtime|io)\\.(?=" + EITHER + ")");
  private static final Pattern MARK = Pattern.compile(
      "\n  /\\*\\* copied \\*/\n  ((?:\\w+ )*static )final class (\\w+) \\{\n  \\}\n");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+\\.(\\w+));\n");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^(?:public )?((?:final |abstract )?(?:class|interface|enum|record) )");

  private NestedCopies() {}

  /** Declares all of them in a class, {@code access} being the modifiers of those that users see. */
  public static void declare(TypeSpec.Builder outer, List<Modifier> access) {
    for (String name : NAMES) {
      List<Modifier> modifiers = name.equals(OPEN) ? access : List.of(Modifier.PRIVATE);
      outer.addType(TypeSpec.classBuilder(name)
          .addJavadoc("copied\n")
          .addModifiers(modifiers.toArray(Modifier[]::new))
          .addModifiers(Modifier.STATIC, Modifier.FINAL)
          .build());
    }
  }

  /** The text of a class with those that it uses; a class in which none were declared stays as it is. */
  static String fill(String text) {
    if (!MARK.matcher(text).find()) {
      return text;
    }
    String own = QUALIFIED.matcher(MARK.matcher(text).replaceAll("")).replaceAll("");
    Set<String> used = used(own);
    StringBuilder copies = new StringBuilder();
    Imports imports = new Imports(own);
    for (Matcher mark = MARK.matcher(text); mark.find(); ) {
      if (used.contains(mark.group(2))) {
        copies.append('\n').append(copy(mark.group(2), mark.group(1), imports));
      }
    }
    return imports.addTo(own.substring(0, own.lastIndexOf('}')) + copies + "}\n");
  }

  /** What a text names of ours, and what these name in turn. */
  private static Set<String> used(String text) {
    Set<String> used = new TreeSet<>();
    Deque<String> texts = new ArrayDeque<>(List.of(text));
    while (!texts.isEmpty()) {
      NAME.matcher(COMMENT.matcher(texts.pop()).replaceAll(""))
          .results()
          .map(MatchResult::group)
          .filter(used::add)
          .forEach(name -> texts.push(source(name)));
    }
    return used;
  }

  private static String copy(String name, String modifiers, Imports imports) {
    String source = source(name).replaceAll("(?m)^package .*;\n", "");
    String body = imports.take(source).replace("@Nullable ", "").strip();
    String declared = DECLARATION.matcher(body).replaceFirst(modifiers + "$1");
    return declared
        .lines()
        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
        .reduce("", String::concat);
  }

  private static String source(String name) {
    String file = "/dev/lathe/processor/copies/" + name + ".java";
    try (InputStream stream = NestedCopies.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the processor was built without " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports of the class, and those that the copies add; a name that means something else in the class is written in full. */
  private static final class Imports {
    private final String own;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();

    Imports(String own) {
      this.own = own;
      IMPORT.matcher(own).results().forEach(each -> {
        all.add(each.group(1));
        taken.add(each.group(2));
      });
    }

    /** A source without its imports. */
    String take(String source) {
      String body = IMPORT.matcher(source).replaceAll("");
      for (MatchResult each : IMPORT.matcher(source).results().toList()) {
        String name = each.group(1);
        if (name.startsWith("dev.lathe.") || name.startsWith("org.jspecify.")) {
          continue;
        }
        if (!all.contains(name) && isTaken(each.group(2))) {
          body = body.replaceAll("(?<![\\w.])" + each.group(2) + "\\b", name);
        } else {
          all.add(name);
          taken.add(each.group(2));
        }
      }
      return body;
    }

    private boolean isTaken(String simple) {
      return taken.contains(simple)
          || Pattern.compile("(?<![\\w.])" + simple + "\\b").matcher(own).find();
    }

    String addTo(String text) {
      String lines = all.stream().map(name -> "import " + name + ";\n").reduce("", String::concat);
      Matcher first = IMPORT.matcher(text);
      return first.find()
          ? text.substring(0, first.start())
              + lines
              + IMPORT.matcher(text.substring(first.start())).replaceAll("")
          : text.replaceFirst("(?m)^(package .*;\n)", "$1\n" + lines);
    }
  }
}
