package app;

import java.io.*;
import java.nio.file.*;

/** Writes a network as an object, or reads it; then prints what it answers, or why it is refused. */
public final class Keep {
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    if (arguments.length > 1) {
      FlowersModel flowers = arguments[1].isEmpty() ? FlowersModel.pretrained() : FlowersModel.load(Path.of(arguments[1]));
      try (ObjectOutputStream stream = new ObjectOutputStream(Files.newOutputStream(file))) {
        stream.writeObject(flowers);
      }
      print(flowers);
      return;
    }
    try (ObjectInputStream stream = new ObjectInputStream(Files.newInputStream(file))) {
      stream.setObjectInputFilter(ObjectInputFilter.Config.createFilter("app.FlowersModel;app.FlowersModel$Reference;!*"));
      print((FlowersModel) stream.readObject());
    } catch (InvalidObjectException e) {
      System.out.println(e.getMessage());
      System.out.println("cause: " + (e.getCause() == null ? "none" : e.getCause().getClass().getName()));
    }
  }

  private static void print(FlowersModel flowers) {
    for (int i = 0; i < 8; i++) {
      System.out.println(java.util.Arrays.toString(flowers.forward(Inputs.flower(i))));
    }
  }
}
