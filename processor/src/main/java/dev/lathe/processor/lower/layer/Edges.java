package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import java.util.ArrayList;
import java.util.List;

/** What stands around an axis where it is padded. */
enum Edges {
  ZEROS {
    @Override
    Value around(Value value, int axis, int before, int after) {
      return value.pad(axis, before, after);
    }

    @Override
    int source(int place, int extent) {
      throw new IllegalStateException("zeros come from nowhere");
    }
  },
  REFLECT {
    @Override
    int source(int place, int extent) {
      int mirrored = Math.abs(place);
      return mirrored < extent ? mirrored : 2 * (extent - 1) - mirrored;
    }

    @Override
    int most(int extent) {
      return extent - 1;
    }
  },
  REPLICATE {
    @Override
    int source(int place, int extent) {
      return Math.max(0, Math.min(extent - 1, place));
    }

    @Override
    int most(int extent) {
      return Integer.MAX_VALUE;
    }
  },
  CIRCULAR {
    @Override
    int source(int place, int extent) {
      return Math.floorMod(place, extent);
    }
  };

  /** Where the sample at a place before, on or behind the axis comes from. */
  abstract int source(int place, int extent);

  /** Most samples that can be added on a side. */
  int most(int extent) {
    return extent;
  }

  /** The value with so many samples more on each side of an axis. */
  Value around(Value value, int axis, int before, int after) {
    int extent = value.shape().extent(axis).count();
    if (Math.max(before, after) > most(extent)) {
      throw new Misfit(
          "at most " + most(extent) + " samples added to dimension " + axis,
          value.shape().perExample(),
          "take less padding");
    }
    if (before == 0 && after == 0) {
      return value;
    }
    List<Integer> rows = new ArrayList<>();
    for (int place = -before; place < extent + after; place++) {
      rows.add(source(place, extent));
    }
    return value.gather(axis, rows);
  }
}
