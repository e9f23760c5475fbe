package dev.lathe.processor.lower;

import dev.lathe.processor.lower.layer.AdaptivePool;
import dev.lathe.processor.lower.layer.AlphaDropout;
import dev.lathe.processor.lower.layer.AvgPool;
import dev.lathe.processor.lower.layer.BatchNorm;
import dev.lathe.processor.lower.layer.Bilinear;
import dev.lathe.processor.lower.layer.Cell;
import dev.lathe.processor.lower.layer.ChannelDropout;
import dev.lathe.processor.lower.layer.Conv;
import dev.lathe.processor.lower.layer.ConvTranspose;
import dev.lathe.processor.lower.layer.CosineSimilarity;
import dev.lathe.processor.lower.layer.Dropout;
import dev.lathe.processor.lower.layer.Elementwise;
import dev.lathe.processor.lower.layer.Embedding;
import dev.lathe.processor.lower.layer.EmbeddingBag;
import dev.lathe.processor.lower.layer.Flatten;
import dev.lathe.processor.lower.layer.GLU;
import dev.lathe.processor.lower.layer.GroupNorm;
import dev.lathe.processor.lower.layer.Identity;
import dev.lathe.processor.lower.layer.InstanceNorm;
import dev.lathe.processor.lower.layer.LPPool;
import dev.lathe.processor.lower.layer.LayerNorm;
import dev.lathe.processor.lower.layer.Linear;
import dev.lathe.processor.lower.layer.LocalResponseNorm;
import dev.lathe.processor.lower.layer.MaxPool;
import dev.lathe.processor.lower.layer.MultiheadAttention;
import dev.lathe.processor.lower.layer.PReLU;
import dev.lathe.processor.lower.layer.Pad;
import dev.lathe.processor.lower.layer.PairwiseDistance;
import dev.lathe.processor.lower.layer.RMSNorm;
import dev.lathe.processor.lower.layer.RReLU;
import dev.lathe.processor.lower.layer.Recurrent;
import dev.lathe.processor.lower.layer.Shuffle;
import dev.lathe.processor.lower.layer.SingleCell;
import dev.lathe.processor.lower.layer.Softmax;
import dev.lathe.processor.lower.layer.Transformer;
import dev.lathe.processor.lower.layer.Unflatten;
import dev.lathe.processor.lower.layer.Upsample;
import dev.lathe.processor.lower.loss.BCEWithLogitsLoss;
import dev.lathe.processor.lower.loss.CTCLoss;
import dev.lathe.processor.lower.loss.CrossEntropyLoss;
import dev.lathe.processor.lower.loss.DiceLoss;
import dev.lathe.processor.lower.loss.GaussianNLLLoss;
import dev.lathe.processor.lower.loss.KLDivLoss;
import dev.lathe.processor.lower.loss.Margins;
import dev.lathe.processor.lower.loss.MultiLabelMarginLoss;
import dev.lathe.processor.lower.loss.MultiMarginLoss;
import dev.lathe.processor.lower.loss.Pointwise;
import dev.lathe.processor.lower.optimizer.Adam;
import dev.lathe.processor.lower.optimizer.Moments;
import dev.lathe.processor.lower.optimizer.Muon;
import dev.lathe.processor.lower.optimizer.SGD;
import dev.lathe.processor.lower.optimizer.Scaled;
import dev.lathe.processor.lower.optimizer.Signs;
import dev.lathe.processor.spec.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every recipe by the simple name of its annotation: the one place where a new one is listed. */
public final class Recipes {
  static final Map<String, LayerRecipe> LAYERS = Map.ofEntries(
      Map.entry("AdaptiveAvgPool1d", AdaptivePool.mean(1)),
      Map.entry("AdaptiveAvgPool2d", AdaptivePool.mean(2)),
      Map.entry("AdaptiveMaxPool1d", AdaptivePool.max(1)),
      Map.entry("AdaptiveMaxPool2d", AdaptivePool.max(2)),
      Map.entry("AlphaDropout", new AlphaDropout()),
      Map.entry("AvgPool1d", AvgPool.over(1)),
      Map.entry("AvgPool2d", AvgPool.over(2)),
      Map.entry("AvgPool3d", AvgPool.over(3)),
      Map.entry("BatchNorm1d", BatchNorm.over(1)),
      Map.entry("BatchNorm2d", BatchNorm.over(2)),
      Map.entry("BatchNorm3d", BatchNorm.over(3)),
      Map.entry("Bilinear", new Bilinear()),
      Map.entry("ChannelShuffle", new Shuffle(Shuffle.Kind.CHANNELS)),
      Map.entry("CircularPad1d", Pad.circular(1)),
      Map.entry("CircularPad2d", Pad.circular(2)),
      Map.entry("ConstantPad1d", Pad.constant(1)),
      Map.entry("ConstantPad2d", Pad.constant(2)),
      Map.entry("Conv1d", Conv.over(1)),
      Map.entry("Conv2d", Conv.over(2)),
      Map.entry("Conv3d", Conv.over(3)),
      Map.entry("ConvTranspose1d", ConvTranspose.over(1)),
      Map.entry("ConvTranspose2d", ConvTranspose.over(2)),
      Map.entry("CosineSimilarity", new CosineSimilarity()),
      Map.entry("Dropout", new Dropout()),
      Map.entry("Dropout1d", ChannelDropout.over(1)),
      Map.entry("Dropout2d", ChannelDropout.over(2)),
      Map.entry("Embedding", new Embedding()),
      Map.entry("EmbeddingBag", new EmbeddingBag()),
      Map.entry("Flatten", new Flatten()),
      Map.entry("GRU", new Recurrent(Cell.GRU)),
      Map.entry("GRUCell", new SingleCell(Cell.GRU)),
      Map.entry("GroupNorm", new GroupNorm()),
      Map.entry("Identity", new Identity()),
      Map.entry("InstanceNorm1d", InstanceNorm.over(1)),
      Map.entry("InstanceNorm2d", InstanceNorm.over(2)),
      Map.entry("LPPool2d", new LPPool()),
      Map.entry("LSTM", new Recurrent(Cell.LSTM)),
      Map.entry("LSTMCell", new SingleCell(Cell.LSTM)),
      Map.entry("LayerNorm", new LayerNorm()),
      Map.entry("Linear", new Linear()),
      Map.entry("LocalResponseNorm", new LocalResponseNorm()),
      Map.entry("MaxPool1d", MaxPool.over(1)),
      Map.entry("MaxPool2d", MaxPool.over(2)),
      Map.entry("MaxPool3d", MaxPool.over(3)),
      Map.entry("MultiheadAttention", new MultiheadAttention()),
      Map.entry("PairwiseDistance", new PairwiseDistance()),
      Map.entry("PixelShuffle", new Shuffle(Shuffle.Kind.CHANNELS_TO_PIXELS)),
      Map.entry("PixelUnshuffle", new Shuffle(Shuffle.Kind.PIXELS_TO_CHANNELS)),
      Map.entry("RMSNorm", new RMSNorm()),
      Map.entry("RNN", new Recurrent(Cell.ELMAN)),
      Map.entry("RNNCell", new SingleCell(Cell.ELMAN)),
      Map.entry("ReflectionPad1d", Pad.reflection(1)),
      Map.entry("ReflectionPad2d", Pad.reflection(2)),
      Map.entry("ReplicationPad1d", Pad.replication(1)),
      Map.entry("ReplicationPad2d", Pad.replication(2)),
      Map.entry("TransformerDecoderLayer", new Transformer(true)),
      Map.entry("TransformerEncoderLayer", new Transformer(false)),
      Map.entry("Unflatten", new Unflatten()),
      Map.entry("Upsample", new Upsample()),
      Map.entry("ZeroPad1d", Pad.zeros(1)),
      Map.entry("ZeroPad2d", Pad.zeros(2)));

  static final Map<String, LayerRecipe> ACTIVATIONS = activations();

  private static Map<String, LayerRecipe> activations() {
    Map<String, LayerRecipe> activations = new HashMap<>(Elementwise.TABLE);
    activations.put("GLU", new GLU());
    activations.put("LogSoftmax", new Softmax(Softmax.Kind.LOGARITHM));
    activations.put("PReLU", new PReLU());
    activations.put("RReLU", new RReLU());
    activations.put("Softmax", new Softmax(Softmax.Kind.SOFTMAX));
    activations.put("Softmax2d", new Softmax(Softmax.Kind.CHANNELS));
    activations.put("Softmin", new Softmax(Softmax.Kind.SOFTMIN));
    return Map.copyOf(activations);
  }

  static final Map<String, LossRecipe> LOSSES = losses();

  private static Map<String, LossRecipe> losses() {
    Map<String, LossRecipe> losses = new HashMap<>(Pointwise.TABLE);
    losses.put("BCEWithLogitsLoss", new BCEWithLogitsLoss(false));
    losses.put("CTCLoss", new CTCLoss());
    losses.put("CosineEmbeddingLoss", Margins.COSINE);
    losses.put("CrossEntropyLoss", new CrossEntropyLoss(true));
    losses.put("DiceLoss", new DiceLoss());
    losses.put("GaussianNLLLoss", new GaussianNLLLoss());
    losses.put("KLDivLoss", new KLDivLoss());
    losses.put("MarginRankingLoss", Margins.RANKING);
    losses.put("MultiLabelMarginLoss", new MultiLabelMarginLoss());
    losses.put("MultiLabelSoftMarginLoss", new BCEWithLogitsLoss(true));
    losses.put("MultiMarginLoss", new MultiMarginLoss());
    losses.put("NLLLoss", new CrossEntropyLoss(false));
    losses.put("TripletMarginLoss", Margins.TRIPLET);
    return Map.copyOf(losses);
  }

  static final Map<String, OptimizerRecipe> OPTIMIZERS = Map.ofEntries(
      Map.entry("ASGD", Signs.ASGD),
      Map.entry("Adadelta", Scaled.ADADELTA),
      Map.entry("Adagrad", Scaled.ADAGRAD),
      Map.entry("Adam", new Adam(false)),
      Map.entry("AdamW", new Adam(true)),
      Map.entry("Adamax", Moments.ADAMAX),
      Map.entry("Lion", Signs.LION),
      Map.entry("Muon", new Muon()),
      Map.entry("NAdam", Moments.NADAM),
      Map.entry("RAdam", Moments.RADAM),
      Map.entry("RMSprop", Scaled.RMSPROP),
      Map.entry("Rprop", Signs.RPROP),
      Map.entry("SGD", new SGD()));

  /** Annotations that have options but no recipe. */
  private static final Map<String, OptionRules> SETTINGS = Map.of(
      "EMA", (options, checks) -> checks.fraction("decay"),
      "Input", (options, checks) -> checks.sizes("value"),
      "Network", (options, checks) -> checks.sizes("input").sizes("target"),
      "Parameter", (options, checks) -> checks.sizes("shape").notNegative("std"),
      "Tokens", (options, checks) -> checks.sizes("value"),
      "Training",
          (options, checks) -> checks
              .atLeastOne("epochs")
              .atLeastOne("batchSize")
              .atLeastOne("accumulate")
              .notNegative("gradientClipNorm")
              .notNegative("gradientClipValue"));

  private Recipes() {}

  /** What the options of an annotation may be, whatever its role; anything where nothing is known of it. */
  static OptionRules optionRules(String annotation) {
    return Stream.of(
            LAYERS, ACTIVATIONS, LOSSES, OPTIMIZERS, Schedules.TABLE, Settings.TABLE, SETTINGS)
        .map(table -> (OptionRules) table.get(annotation))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse((options, checks) -> {});
  }

  /** What a front-end may find. */
  public static Vocabulary vocabulary() {
    return new Vocabulary(
        LAYERS.keySet(),
        ACTIVATIONS.keySet(),
        LOSSES.keySet(),
        OPTIMIZERS.keySet(),
        Schedules.TABLE.keySet(),
        Settings.TABLE.keySet());
  }
}
