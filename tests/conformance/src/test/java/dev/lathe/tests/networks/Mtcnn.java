package dev.lathe.tests.networks;

import dev.lathe.nn.Conv2d;
import dev.lathe.nn.Input;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Loss;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.MaxPool2d;
import dev.lathe.nn.Network;
import dev.lathe.nn.PReLU;
import dev.lathe.nn.Softmax;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.SGD;

/**
 * The first two networks of MTCNN (Zhang et al., 2016), which find faces, with the names of {@code facenet-pytorch}. What they are trained by is not asked here.
 */
public final class Mtcnn {
  private Mtcnn() {}

  /** Corners in parts of the window, and how likely it holds no face and a face. */
  record Faces(Tensor box, Tensor probability) {}

  /** A window at every second pixel. */
  @Network(input = {3, 48, 60})
  @SGD
  public static final class PNet {
    @Conv2d(out = 10, kernel = 3)
    Layer conv1;

    @PReLU(count = 10)
    Layer prelu1;

    @MaxPool2d(kernel = 2, stride = 2, ceilMode = true)
    Layer pool1;

    @Conv2d(out = 16, kernel = 3)
    Layer conv2;

    @PReLU(count = 16)
    Layer prelu2;

    @Conv2d(out = 32, kernel = 3)
    Layer conv3;

    @PReLU(count = 32)
    Layer prelu3;

    @Conv2d(out = 2, kernel = 1)
    @Softmax(dim = 1)
    Layer conv4_1;

    @Conv2d(out = 4, kernel = 1)
    Layer conv4_2;

    @MSELoss
    Loss distance;

    Faces forward(Tensor image) {
      Tensor x = pool1.forward(prelu1.forward(conv1.forward(image)));
      x = prelu2.forward(conv2.forward(x));
      x = prelu3.forward(conv3.forward(x));
      return new Faces(conv4_2.forward(x), conv4_1.forward(x));
    }

    Tensor loss(
        Faces faces, @Input({4, 19, 25}) Tensor box, @Input({2, 19, 25}) Tensor probability) {
      return distance
          .forward(faces.box(), box)
          .add(distance.forward(faces.probability(), probability));
    }
  }

  /** One window. */
  @Network(input = {3, 24, 24})
  @SGD
  public static final class RNet {
    @Conv2d(out = 28, kernel = 3)
    Layer conv1;

    @PReLU(count = 28)
    Layer prelu1;

    @MaxPool2d(kernel = 3, stride = 2, ceilMode = true)
    Layer pool1;

    @Conv2d(out = 48, kernel = 3)
    Layer conv2;

    @PReLU(count = 48)
    Layer prelu2;

    @MaxPool2d(kernel = 3, stride = 2, ceilMode = true)
    Layer pool2;

    @Conv2d(out = 64, kernel = 2)
    Layer conv3;

    @PReLU(count = 64)
    Layer prelu3;

    @Linear(128)
    Layer dense4;

    @PReLU(count = 128)
    Layer prelu4;

    @Linear(2)
    @Softmax
    Layer dense5_1;

    @Linear(4)
    Layer dense5_2;

    @MSELoss
    Loss distance;

    Faces forward(Tensor image) {
      Tensor x = pool1.forward(prelu1.forward(conv1.forward(image)));
      x = pool2.forward(prelu2.forward(conv2.forward(x)));
      x = prelu3.forward(conv3.forward(x));
      x = dense4.forward(x.permute(0, 3, 2, 1).flatten(1));
      x = prelu4.forward(x);
      return new Faces(dense5_2.forward(x), dense5_1.forward(x));
    }

    Tensor loss(Faces faces, @Input(4) Tensor box, @Input(2) Tensor probability) {
      return distance
          .forward(faces.box(), box)
          .add(distance.forward(faces.probability(), probability));
    }
  }
}
