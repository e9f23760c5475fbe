package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Expr;
import java.util.List;

/** Writes what is done for one element, or for as many neighbours as a vector has lanes. */
interface ElementCode {
  /** An expression's value; {@link #declarations} then has the local variables it mentions. */
  CodeBlock value(Expr expr);

  /** Makes an expression's value a local variable. */
  void declare(String name, Expr expr);

  List<CodeBlock> declarations();

  /** The statement, without its end, that puts a value into an array. */
  CodeBlock store(String array, CodeBlock index, CodeBlock value);
}
