package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import java.util.List;

/**
 * What a method of {@code Tensor} is called with.
 *
 * @param method its name
 * @param all the tensor it is called on first; numbers as {@code Integer} or {@code Double}
 */
public record Arguments(String method, List<Object> all) {
  public Arguments {
    all = List.copyOf(all);
  }

  int count() {
    return all.size() - 1;
  }

  /** The tensor that the method is called on. */
  Value self() {
    return tensor(0);
  }

  /** Argument number {@code index}, from 1. */
  Value tensor(int index) {
    return at(index) instanceof Value value ? value : refuse("a tensor", index);
  }

  /** All that are tensors, in order. */
  List<Value> tensors() {
    return all.stream().filter(Value.class::isInstance).map(Value.class::cast).toList();
  }

  /** The whole number behind the tensors. */
  int onlyInteger() {
    return integer(tensors().size());
  }

  boolean isTensor(int index) {
    return at(index) instanceof Value;
  }

  double number(int index) {
    return at(index) instanceof Number number ? number.doubleValue() : refuse("a number", index);
  }

  int integer(int index) {
    return at(index) instanceof Integer number ? number : refuse("a whole number", index);
  }

  boolean flag(int index) {
    return at(index) instanceof Boolean flag ? flag : refuse("true or false", index);
  }

  /** Whole numbers from an index to the end, as arguments or as one array. */
  List<Integer> integers(int from) {
    List<?> rest = all.subList(from, all.size());
    List<?> numbers = rest.size() == 1 && rest.get(0) instanceof List<?> array ? array : rest;
    return numbers.stream()
        .map(each ->
            each instanceof Integer number ? number : this.<Integer>refuse("whole numbers", from))
        .toList();
  }

  /** A dimension of the tensor, counted from the end where it is negative. */
  int axis(int index) {
    return axis(integer(index), self().shape().rank());
  }

  /** A dimension of something of {@code rank} dimensions. */
  int axis(int written, int rank) {
    int axis = written < 0 ? written + rank : written;
    if (axis >= 0 && axis < rank) {
      return axis;
    }
    throw misfit(
        "a dimension from " + -rank + " to " + (rank - 1),
        Integer.toString(written),
        "count dimensions from the batch, which is 0, or from the end, which is -1");
  }

  Misfit misfit(String expected, Object found, String fix) {
    return new Misfit(Code.L101, expected, found.toString(), fix, null);
  }

  private Object at(int index) {
    if (index >= all.size()) {
      throw misfit(
          "at least " + index + (index == 1 ? " argument of " : " arguments of ") + method,
          count(),
          "see the Javadoc of Tensor." + method);
    }
    return all.get(index);
  }

  private <T> T refuse(String wanted, int index) {
    throw misfit(
        wanted + " as argument " + index + " of " + method,
        at(index) instanceof Value tensor
            ? "a tensor " + tensor.shape()
            : at(index).toString(),
        "see the Javadoc of Tensor." + method);
  }
}
