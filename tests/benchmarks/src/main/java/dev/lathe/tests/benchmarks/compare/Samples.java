package dev.lathe.tests.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a profile counted. */
record Samples(List<Place> places) {
  /** A method of the program, the kernel that it called, and the samples in it. */
  record Place(String method, String kernel, int count) {}

  static Samples parse(String text) {
    List<Place> places = new ArrayList<>();
    for (String entry : text.split(";")) {
      String[] parts = entry.split(",", -1);
      places.add(new Place(parts[0], parts[1], Integer.parseInt(parts[2])));
    }
    places.sort(Comparator.comparingInt(Place::count).reversed());
    return new Samples(places);
  }

  List<Place> largest(int count) {
    return places.subList(0, Math.min(count, places.size()));
  }

  double share(Place place) {
    return (double) place.count() / places.stream().mapToInt(Place::count).sum();
  }
}
