package dev.lathe.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;

/** Dates as numbers that a network can use: what comes round again as a point on a circle, so that December is next to January. */
public final class DateFeatures {
  private DateFeatures() {}

  /** Year, sine and cosine of the month (January is 0), sine and cosine of the day of the week (Monday is 0): 5 numbers. */
  public static float[] of(LocalDate date) {
    int month = date.getMonthValue() - Month.JANUARY.getValue();
    int day = date.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
    return new float[] {date.getYear(), sin(month, 12), cos(month, 12), sin(day, 7), cos(day, 7)};
  }

  /** Those of the date, and sine and cosine of the time of day (midnight is 0): 7 numbers. */
  public static float[] of(LocalDateTime time) {
    float[] date = of(time.toLocalDate());
    double day = time.toLocalTime().toNanoOfDay();
    double whole = LocalTime.MAX.toNanoOfDay() + 1.0;
    return new float[] {
      date[0], date[1], date[2], date[3], date[4], sin(day, whole), cos(day, whole)
    };
  }

  /** The sine of a place in a period, both in one unit, the period above 0. */
  public static float sin(double place, double period) {
    return (float) StrictMath.sin(2 * Math.PI * place / period);
  }

  /** The cosine of a place in a period, both in one unit, the period above 0. */
  public static float cos(double place, double period) {
    return (float) StrictMath.cos(2 * Math.PI * place / period);
  }
}
