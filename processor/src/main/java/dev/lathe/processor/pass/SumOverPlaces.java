package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sum that the values of a node of a scan's body have over all places, made outside of the scan in one piece: a product over all places in place of one a
 * place, or one sum of all rows.
 */
final class SumOverPlaces {
  private final GraphBuilder outer;
  private final GraphBuilder body;
  private final Function<Node, Optional<Supplier<Value>>> rows;

  /** @param rows how the values of a node at all places are found */
  SumOverPlaces(
      GraphBuilder outer, GraphBuilder body, Function<Node, Optional<Supplier<Value>>> rows) {
    this.outer = outer;
    this.body = body;
    this.rows = rows;
  }

  /** How it is made; empty where it can only be gathered place by place. */
  Optional<Supplier<Value>> of(Node node) {
    if (node.op() instanceof Op.Reshape reshape) {
      return of(input(node, 0)).map(sum -> () -> sum.get().reshape(reshape.shape()));
    }
    if (node.op() instanceof IndexOp.Permute || node.op() instanceof IndexOp.Pad) {
      return of(input(node, 0))
          .map(sum -> () -> outer.append(node.label(), node.op(), List.of(sum.get())));
    }
    if (node.op() instanceof Op.Reduce reduce && reduce.fold() == Op.Reduce.Fold.SUM) {
      return stacked(input(node, 0)).map(all -> () -> sum(node, reduce, all.get()));
    }
    if (node.op() instanceof Op.MatMul product) {
      return isOverRows(product, node) ? product(node) : Optional.empty();
    }
    return isAddition(node) ? addition(node) : Optional.empty();
  }

  private Node input(Node node, int number) {
    return body.value(node.inputs().get(number)).node();
  }

  private Value sum(Node node, Op.Reduce reduce, Value all) {
    Op over = new Op.Reduce(reduce.fold(), reduce.from() + 1, reduce.to() + 1);
    return reduce.from() == 0
        ? outer
            .append(node.label(), new Op.Reduce(reduce.fold(), 0, reduce.to() + 1), List.of(all))
            .reshape(node.shape())
        : outer.append(node.label(), over, List.of(all)).sum(node.label(), 0).reshape(node.shape());
  }

  /** Whether rows of the left operand are multiplied with rows of the right one, and the products summed up. */
  private static boolean isOverRows(Op.MatMul product, Node node) {
    return node.shape().rank() == 2 && product.transposeLeft() && !product.transposeRight();
  }

  private Optional<Supplier<Value>> product(Node node) {
    return both(
        stacked(input(node, 0)),
        stacked(input(node, 1)),
        (left, right) -> left.flatten(0, 1).matmul(node.label(), right.flatten(0, 1), true, false));
  }

  private static boolean isAddition(Node node) {
    return node.op() instanceof Op.Pointwise pointwise
        && pointwise.expr().equals(Expr.arg(0).add(Expr.arg(1)));
  }

  private Optional<Supplier<Value>> addition(Node node) {
    boolean alike =
        input(node, 0).shape().equals(node.shape()) && input(node, 1).shape().equals(node.shape());
    return alike ? both(of(input(node, 0)), of(input(node, 1)), Value::add) : Optional.empty();
  }

  private static Optional<Supplier<Value>> both(
      Optional<Supplier<Value>> left,
      Optional<Supplier<Value>> right,
      java.util.function.BinaryOperator<Value> join) {
    return left.flatMap(one -> right.map(other -> () -> join.apply(one.get(), other.get())));
  }

  /** All values of a node one after the other along a new axis. */
  private Optional<Supplier<Value>> stacked(Node node) {
    if (node.op() instanceof Op.Reshape reshape) {
      return stacked(input(node, 0)).map(all -> () -> {
        Value rows = all.get();
        Extent length = rows.shape().extent(0);
        return rows.reshape(stacked(reshape.shape(), length));
      });
    }
    return rows.apply(node);
  }

  private static Shape stacked(Shape shape, Extent length) {
    return shape.stacked(length.count());
  }
}
