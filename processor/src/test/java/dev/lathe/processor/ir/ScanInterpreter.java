package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs a scan place by place, with an interpreter for each, so that what is detached at one is not mixed up with what is at another. */
final class ScanInterpreter {
  private final ScanOp.Scan scan;
  private final List<Interpreter> places;
  private final Map<String, double[]> results = new HashMap<>();

  ScanInterpreter(ScanOp.Scan scan, Function<Graph, Interpreter> interpreters) {
    this.scan = scan;
    this.places = IntStream.range(0, scan.length())
        .mapToObj(place -> interpreters.apply(scan.body()))
        .toList();
  }

  double[] result(String role) {
    return results.get(role);
  }

  void run(List<double[]> operands, boolean record) {
    Map<String, double[]> given = new HashMap<>();
    for (int operand = 0; operand < operands.size(); operand++) {
      given.put(scan.leaves().get(operand), operands.get(operand));
    }
    Map<String, double[][]> rows = new HashMap<>();
    scan.rows().forEach(role -> rows.put(role, new double[scan.length()][]));
    for (int step = 0; step < scan.length(); step++) {
      int place = scan.reverse() ? scan.length() - 1 - step : step;
      Map<String, double[]> values = at(place, given, record);
      rows.forEach((role, all) -> all[place] = values.get(scan.body().outputs().get(role)));
      scan.states()
          .forEach(state -> given.put(state, values.get(scan.body().outputs().get(state))));
    }
    scan.states().forEach(state -> results.put(state, given.get(state)));
    rows.forEach((role, all) -> results.put(role, joined(all)));
  }

  private Map<String, double[]> at(int place, Map<String, double[]> given, boolean record) {
    Interpreter body = places.get(place);
    given.forEach((leaf, value) ->
        body.input(leaf, scan.sequences().contains(leaf) ? row(value, place) : value));
    return body.evaluate(record);
  }

  private double[] row(double[] rows, int place) {
    int size = rows.length / scan.length();
    return Arrays.copyOfRange(rows, place * size, (place + 1) * size);
  }

  private static double[] joined(double[][] rows) {
    List<Double> joined = new ArrayList<>();
    for (double[] row : rows) {
      Arrays.stream(row).forEach(joined::add);
    }
    return joined.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
