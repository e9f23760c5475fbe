package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers whose options are out of range or do not suit what reaches them: each at its narrowest place. */
class LayerOptionMistakesTest {
  /** The network's input, the field's annotation, code and place, and the three sentences. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {3, 4, 5} | @BatchNorm1d | L101 at @BatchNorm1d | an input of 1 or 2 dimensions (features, or channels x length) for BatchNorm1d 'layer' | 3 x 4 x 5 from the network's input | use @BatchNorm2d for pictures, or put @Flatten before it
          {3, 4} | @BatchNorm2d | L101 at @BatchNorm2d | an input of 3 dimensions (channels x height x width) for BatchNorm2d 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 4} | @BatchNorm3d | L101 at @BatchNorm3d | an input of 4 dimensions (channels x depth x height x width) for BatchNorm3d 'layer' | 3 x 4 from the network's input | put the layer where volumes are, or give them a channel dimension: @Network(input = {1, 28, 28, 28})
          {4} | @BatchNorm1d(eps = 0) | L110 at 0 | eps of @BatchNorm1d to be finite and above 0 | 0.0 | write a number above 0, such as 0.01f
          {4} | @BatchNorm1d(momentum = 1.5f) | L110 at 1.5f | momentum of @BatchNorm1d to be between 0 and 1 | 1.5 | write a share, such as 0.1f
          {3, 4} | @InstanceNorm2d | L101 at @InstanceNorm2d | an input of 3 dimensions (channels x height x width) for InstanceNorm2d 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 1} | @InstanceNorm1d | L101 at @InstanceNorm1d | more than one sample in a channel for InstanceNorm1d 'layer' | 3 x 1 from the network's input | put the layer further up: a single sample is its own mean
          {6, 4} | @GroupNorm(groups = 4) | L101 at @GroupNorm(groups = 4) | channels that divide into 4 groups for GroupNorm 'layer' | 6 x 4 from the network's input | take a number of groups that divides 6
          {6, 4} | @GroupNorm(groups = 0) | L102 at 0 | groups of @GroupNorm to be at least 1 | 0 | write 1 or more
          {3, 4} | @LayerNorm({4, 3}) | L101 at {4, 3} | the value of @LayerNorm to be the last extents of its input for LayerNorm 'layer' | {4, 3}, where the input is 3 x 4 | write those that belong together, or nothing for the last
          {3, 4} | @LayerNorm({2, 3, 4}) | L101 at {2, 3, 4} | the value of @LayerNorm to be the last extents of its input for LayerNorm 'layer' | {2, 3, 4}, where the input is 3 x 4 | write those that belong together, or nothing for the last
          {3, 4} | @LayerNorm(eps = -1) | L110 at -1 | eps of @LayerNorm to be finite and above 0 | -1.0 | write a number above 0, such as 0.01f
          {3, 4} | @RMSNorm(3) | L101 at 3 | the value of @RMSNorm to be the last extents of its input for RMSNorm 'layer' | {3}, where the input is 3 x 4 | write those that belong together, or nothing for the last
          {3, 4} | @RMSNorm(eps = 0f / 0f) | L110 at 0f / 0f | eps of @RMSNorm to be finite and above 0 | NaN | write a number above 0, such as 0.01f
          {4, 3} | @LocalResponseNorm(size = 0) | L102 at 0 | size of @LocalResponseNorm to be at least 1 | 0 | write 1 or more
          {4, 3} | @Conv2d(out = 2, kernel = 3) | L101 at @Conv2d(out = 2, kernel = 3) | an input of 3 dimensions (channels x height x width) for Conv2d 'layer' | 4 x 3 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {4, 3} | @Conv1d(out = 2, kernel = {3, 3}) | L110 at {3, 3} | kernel of @Conv1d to be one number | {3, 3} | write one
          {2, 4, 3} | @Conv2d(out = 2, kernel = {1, 2, 3}) | L110 at {1, 2, 3} | kernel of @Conv2d to be one number, or 2 | {1, 2, 3} | write one for all axes, or one for each of height x width
          {2, 4, 3} | @Conv2d(out = 2, kernel = {5, 3}) | L101 at @Conv2d(out = 2, kernel = {5, 3}) | at least 5 rows and 3 columns for Conv2d 'layer' | 2 x 4 x 3 from the network's input | take a smaller kernel or more padding
          {2, 4, 3} | @Conv2d(out = 2, kernel = {5, 5}) | L101 at @Conv2d(out = 2, kernel = {5, 5}) | at least 5 rows and columns for Conv2d 'layer' | 2 x 4 x 3 from the network's input | take a smaller kernel or more padding
          {2, 4, 3} | @Conv2d(out = 2, kernel = 3, stride = 0) | L102 at 0 | stride of @Conv2d to be at least 1 | 0 | write 1 or more
          {2, 4, 3} | @Conv2d(out = 2, kernel = 3, same = true, stride = 2) | L110 at true | same of @Conv2d to be used with stride 1 and without padding | true | leave out same and write the padding
          {2, 4, 3} | @Conv3d(out = 2, kernel = 3) | L101 at @Conv3d(out = 2, kernel = 3) | an input of 4 dimensions (channels x depth x height x width) for Conv3d 'layer' | 2 x 4 x 3 from the network's input | put the layer where volumes are, or give them a channel dimension: @Network(input = {1, 28, 28, 28})
          {2, 4} | @Conv1d(out = 2, kernel = 5) | L101 at @Conv1d(out = 2, kernel = 5) | at least 5 samples along the length for Conv1d 'layer' | 2 x 4 from the network's input | take a smaller kernel or more padding
          {3, 4} | @Conv1d(out = 2, kernel = 3, groups = 2) | L101 at @Conv1d(out = 2, kernel = 3, groups = 2) | channels that divide into 2 groups for Conv1d 'layer' | 3 x 4 from the network's input | take a number of groups that divides 3
          {3, 4} | @ConvTranspose1d(out = 2, kernel = 3, outputPadding = 1) | L110 at 1 | outputPadding of @ConvTranspose1d to be below stride or dilation | {1} | write at most 0
          {3, 4} | @ConvTranspose1d(out = 2, kernel = 1, padding = 2) | L101 at @ConvTranspose1d(out = 2, kernel = 1, padding = 2) | an input of which padding leaves something for ConvTranspose1d 'layer' | 3 x 4 from the network's input | take less padding or a larger kernel
          {3, 4} | @ConvTranspose1d(out = 2, kernel = 1, groups = 2) | L101 at @ConvTranspose1d(out = 2, kernel = 1, groups = 2) | channels that divide into 2 groups for ConvTranspose1d 'layer' | 3 x 4 from the network's input | take a number of groups that divides 3
          {3, 4} | @ConvTranspose1d(out = 3, kernel = 1, groups = 2) | L110 at 3 | out of @ConvTranspose1d to be a multiple of groups, 2 | 3 | take 2, say
          {3, 4} | @ConvTranspose2d(out = 3, kernel = 1) | L101 at @ConvTranspose2d(out = 3, kernel = 1) | an input of 3 dimensions (channels x height x width) for ConvTranspose2d 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 4} | @MaxPool1d(kernel = 2, padding = 2) | L110 at 2 | padding of @MaxPool1d to be at most half of the kernel, 1 | {2} | take less padding, or a larger kernel
          {3, 4} | @MaxPool1d(kernel = 5) | L101 at @MaxPool1d(kernel = 5) | at least 5 samples along each axis for MaxPool1d 'layer' | 3 x 4 from the network's input | take a smaller kernel or more padding
          {3, 4} | @MaxPool2d(kernel = 2) | L101 at @MaxPool2d(kernel = 2) | an input of 3 dimensions (channels x height x width) for MaxPool2d 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 4, 4} | @MaxPool2d(kernel = 2, stride = 0) | L102 at 0 | stride of @MaxPool2d to be at least 1 | 0 | write 1 or more
          {3, 4, 4} | @AvgPool2d(kernel = 2, divisorOverride = -1) | L110 at -1 | divisorOverride of @AvgPool2d to be at least 0 | -1 | write 0 or more
          {3, 4, 4} | @AvgPool2d(kernel = 3, padding = {1, 2}) | L110 at {1, 2} | padding of @AvgPool2d to be at most half of the kernel, 1 | {1, 2} | take less padding, or a larger kernel
          {3, 8} | @AdaptiveMaxPool1d(0) | L102 at 0 | the value of @AdaptiveMaxPool1d to be at least 1 | 0 | write 1 or more
          {3, 8, 8} | @AdaptiveAvgPool2d({1, 2, 3}) | L110 at {1, 2, 3} | the value of @AdaptiveAvgPool2d to be one number, or 2 | {1, 2, 3} | write one for all axes, or one for each of height x width
          {4} | @Hardtanh(minVal = 1, maxVal = 1) | L110 at 1 | minVal of @Hardtanh to be below maxVal, 1.0 | 1.0 | swap the two
          {4} | @Hardshrink(lambda = -0.5f) | L110 at -0.5f | lambda of @Hardshrink to be finite and at least 0 | -0.5 | write 0 or more
          {4} | @RReLU(lower = 0.5f, upper = 0.2f) | L110 at 0.5f | lower of @RReLU to be at most upper, 0.2 | 0.5 | swap the two
          {4} | @LeakyReLU(negativeSlope = 1f / 0f) | L110 at 1f / 0f | negativeSlope of @LeakyReLU to be finite | Infinity | write a number
          {4} | @Softmax2d | L101 at @Softmax2d | an input of 3 dimensions (channels x height x width) for Softmax2d 'layer' | 4 from the network's input | use @Softmax with dim
          {4, 2} | @LogSoftmax(dim = 0) | L110 at 0 | dim of @LogSoftmax to be a dimension of an example: 1 to 2, or -2 to -1 | 0, the batch, where an example is 4 x 2 | write 1 for the first dimension of an example, -1 for the last
          {4, 2} | @PReLU(count = 2) | L110 at 2 | count of @PReLU to be 1 or the number of channels, 4 | 2 | write count = 4
          {4, 2} | @PReLU(count = 0) | L102 at 0 | count of @PReLU to be at least 1 | 0 | write 1 or more
          {6} | @Unflatten(dim = 1, sizes = {4, 2}) | L110 at {4, 2} | sizes of @Unflatten to multiply to 6 | {4, 2} | write sizes that do, or -1 for one of them
          {6} | @Unflatten(dim = 1, sizes = {4, -1}) | L110 at {4, -1} | sizes of @Unflatten to multiply to 6 | {4, -1} | write sizes that do, or -1 for one of them
          {6} | @Unflatten(dim = 1, sizes = {-1, -1}) | L110 at {-1, -1} | sizes of @Unflatten to be at least 1 each, or -1 for one of them | {-1, -1} | write the size of each new dimension
          {6} | @Unflatten(dim = 2, sizes = 6) | L110 at 2 | dim of @Unflatten to be a dimension of an example: 1 to 1, or -1 to -1 | 2, where an example is 6 | write 1 for the first dimension of an example, -1 for the last
          {6} | @Dropout1d | L101 at @Dropout1d | an input of 2 dimensions (channels x length) for Dropout1d 'layer' | 6 from the network's input | put the layer where sequences are, or give them a channel dimension: @Network(input = {1, 28})
          {6} | @AlphaDropout(1) | L110 at 1 | the value of @AlphaDropout to be at least 0 and below 1 | 1.0 | write a share, such as 0.5f
          {3, 4, 4} | @Conv2d(out = 2, kernel = 3, same = true, padding = 1) | L110 at true | same of @Conv2d to be used with stride 1 and without padding | true | leave out same and write the padding
          {3, 4} | @Conv1d(out = 2, kernel = 3, padding = 4, paddingMode = PaddingMode.REFLECT) | L101 at @Conv1d(out = 2, kernel = 3, padding = 4, paddingMode = PaddingMode.REFLECT) | at most 3 samples added to dimension 2 for Conv1d 'layer' | 3 x 4 from the network's input | take less padding
          {3, 4} | @Conv1d(out = 2, kernel = 3, padding = 5, paddingMode = PaddingMode.CIRCULAR) | L101 at @Conv1d(out = 2, kernel = 3, padding = 5, paddingMode = PaddingMode.CIRCULAR) | at most 4 samples added to dimension 2 for Conv1d 'layer' | 3 x 4 from the network's input | take less padding
          {3, 4} | @ReflectionPad1d(4) | L101 at @ReflectionPad1d(4) | at most 3 samples added to dimension 2 for ReflectionPad1d 'layer' | 3 x 4 from the network's input | take less padding
          {3, 4} | @CircularPad1d(5) | L101 at @CircularPad1d(5) | at most 4 samples added to dimension 2 for CircularPad1d 'layer' | 3 x 4 from the network's input | take less padding
          {3, 4} | @ZeroPad1d({1, 2, 3}) | L110 at {1, 2, 3} | the value of @ZeroPad1d to be one number, or 2 | {1, 2, 3} | write {left, right}
          {3, 4} | @ZeroPad1d(-1) | L110 at -1 | the value of @ZeroPad1d to be at least 0 | -1 | write 0 or more
          {3, 4} | @ZeroPad2d(1) | L101 at @ZeroPad2d(1) | an input of 3 dimensions (channels x height x width) for ZeroPad2d 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 4} | @ConstantPad1d(value = 1, constant = 0f / 0f) | L110 at 0f / 0f | constant of @ConstantPad1d to be finite | NaN | write a number
          {3, 4, 4} | @PixelShuffle(2) | L101 at @PixelShuffle(2) | dimension 1 of the input to be a multiple of 4 for PixelShuffle 'layer' | 3 x 4 x 4 from the network's input | change the layer before, or the factor
          {3, 4, 4} | @PixelShuffle(0) | L102 at 0 | the value of @PixelShuffle to be at least 1 | 0 | write 1 or more
          {3, 5, 4} | @PixelUnshuffle(2) | L101 at @PixelUnshuffle(2) | dimension 2 of the input to be a multiple of 2 for PixelUnshuffle 'layer' | 3 x 5 x 4 from the network's input | change the layer before, or the factor
          {3, 4} | @PixelUnshuffle(2) | L101 at @PixelUnshuffle(2) | an input of 3 dimensions (channels x height x width) for PixelUnshuffle 'layer' | 3 x 4 from the network's input | put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})
          {3, 4, 4} | @ChannelShuffle(2) | L101 at @ChannelShuffle(2) | dimension 1 of the input to be a multiple of 2 for ChannelShuffle 'layer' | 3 x 4 x 4 from the network's input | change the layer before, or the factor
          {3, 4, 4} | @Upsample(scale = 0) | L102 at 0 | scale of @Upsample to be at least 1 | 0 | write 1 or more
          {3, 4, 4} | @Upsample | L110 at @Upsample | size of @Upsample to be written, or scale, and not both | @Upsample | write scale = 2, say
          {3, 4, 4} | @Upsample(size = 8, scale = 2) | L110 at 8 | size of @Upsample to be written, or scale, and not both | @Upsample(size = {8}, scale = {2}) | write scale = 2, say
          {3, 4, 4} | @Upsample(scale = 2, mode = UpsampleMode.LINEAR) | L110 at UpsampleMode.LINEAR | the mode of @Upsample for 2 dimensions | LINEAR | write NEAREST, LINEAR for sequences, BILINEAR or BICUBIC for pictures, TRILINEAR for volumes
          {3, 4, 4} | @Upsample(scale = {2, 2, 2}) | L110 at {2, 2, 2} | scale of @Upsample to be one number, or 2 | {2, 2, 2} | write one for all axes, or one for each of height x width
          {4} | @Upsample(scale = 2) | L101 at @Upsample(scale = 2) | channels x one to three dimensions for Upsample 'layer' | 4 from the network's input | give it a channel dimension
          {3, 4, 4} | @Upsample(scale = 2, alignCorners = true) | L110 at true | alignCorners of @Upsample to be used where samples are made by lines between neighbours | true | remove it, or write mode = UpsampleMode.BILINEAR
          {4} | @LSTM(hidden = 3) | L101 at @LSTM(hidden = 3) | an input of 2 dimensions (length x features) for LSTM 'layer' | 4 from the network's input | put the layer where sequences are
          {4, 5} | @LSTM(hidden = 0) | L102 at 0 | hidden of @LSTM to be at least 1 | 0 | write 1 or more
          {4, 5} | @GRU(hidden = 3, layers = 0) | L102 at 0 | layers of @GRU to be at least 1 | 0 | write 1 or more
          {4, 5} | @GRU(hidden = 3, dropout = 1.5f) | L110 at 1.5f | dropout of @GRU to be at least 0 and below 1 | 1.5 | write a share, such as 0.5f
          {4, 5} | @RNNCell(hidden = 0) | L102 at 0 | hidden of @RNNCell to be at least 1 | 0 | write 1 or more
          {4, 5} | @RNNCell(hidden = 3) | L101 at @RNNCell(hidden = 3) | an input of 1 dimension (features) for RNNCell 'layer' | 4 x 5 from the network's input | hand in one place of a sequence: cell.forward(x.select(1, 0))
          {4, 6} | @MultiheadAttention(heads = 4) | L101 at @MultiheadAttention(heads = 4) | an input of length x width, the width a multiple of heads, 4, for MultiheadAttention 'layer' | 4 x 6 from the network's input | take a number of heads that divides the width
          {4} | @MultiheadAttention(heads = 1) | L101 at @MultiheadAttention(heads = 1) | an input of length x width for MultiheadAttention 'layer' | 4 from the network's input | flatten or unsqueeze it until it is a sequence
          {4, 6} | @MultiheadAttention(heads = 0) | L102 at 0 | heads of @MultiheadAttention to be at least 1 | 0 | write 1 or more
          {4, 6} | @MultiheadAttention(heads = 2, dropout = 1) | L110 at 1 | dropout of @MultiheadAttention to be at least 0 and below 1 | 1.0 | write a share, such as 0.5f
          {4, 6} | @TransformerEncoderLayer(heads = 4) | L101 at @TransformerEncoderLayer(heads = 4) | an input of length x width, the width a multiple of heads, 4, for TransformerEncoderLayer 'layer' | 4 x 6 from the network's input | take a number of heads that divides the width
          {4, 6} | @TransformerEncoderLayer(heads = 2, inner = 0) | L102 at 0 | inner of @TransformerEncoderLayer to be at least 1 | 0 | write 1 or more
          {4, 6} | @TransformerDecoderLayer(heads = 2) | L101 at @TransformerDecoderLayer(heads = 2) | the sequence and what the encoder made, with or without a mask of each for TransformerDecoderLayer 'layer' | one input | write layer.forward(x, memory) or layer.forward(x, memory, mask, memoryMask)
          {4, 6} | @Bilinear(3) | L101 at @Bilinear(3) | two inputs for Bilinear 'layer' | one | write a method forward, and in it layer.forward(a, b)
          {4, 6} | @CosineSimilarity | L101 at @CosineSimilarity | two inputs for CosineSimilarity 'layer' | one | write a method forward, and in it layer.forward(a, b)
          {4, 6} | @PairwiseDistance | L101 at @PairwiseDistance | two inputs for PairwiseDistance 'layer' | one | write a method forward, and in it layer.forward(a, b)
          {4, 6} | @Embedding(count = 3, width = 2) | L101 at @Embedding(count = 3, width = 2) | tokens, which are whole numbers for Embedding 'layer' | numbers of shape 4 x 6 | declare the input with @Tokens: Tensor forward(@Tokens(16) Tensor words)
          {4, 6} | @Embedding(count = 3, width = 2, paddingIdx = 3) | L110 at 3 | paddingIdx of @Embedding to be below count, 3 | 3 | write a token, or -1 for none
          {4, 6} | @Embedding(count = 0, width = 2) | L102 at 0 | count of @Embedding to be at least 1 | 0 | write 1 or more
          {4, 6} | @EmbeddingBag(count = 3, width = 0) | L102 at 0 | width of @EmbeddingBag to be at least 1 | 0 | write 1 or more
          {5} | @GLU | L101 at @GLU | an even number of elements along dimension 1 for GLU 'layer' | 5 from the network's input | give the layer before twice the outputs
          {5} | @GLU(dim = 0) | L110 at 0 | dim of @GLU to be a dimension of an example: 1 to 1, or -1 to -1 | 0, the batch, where an example is 5 | write 1 for the first dimension of an example, -1 for the last
          {4} | @Softplus(beta = 0) | L110 at 0 | beta of @Softplus to be finite and above 0 | 0.0 | write a number above 0, such as 0.01f
          {4} | @CELU(alpha = 0) | L110 at 0 | alpha of @CELU not to be 0 | 0.0 | write 1, say
          {4} | @ELU(alpha = 0f / 0f) | L110 at 0f / 0f | alpha of @ELU to be finite | NaN | write a number
          """)
  void refused(
      String input, String annotation, String mark, String expected, String found, String fix) {
    String source = "@Network(input = %s) @MSELoss @SGD class Net {\n%s Layer layer; // <- %s\n}";
    String message = "[" + mark.substring(0, 4) + "] expected " + expected + "\nfound: " + found
        + "\nfix:   " + fix;
    assertEquals(message, Mistakes.in(source.formatted(input, annotation, mark)));
  }
}
