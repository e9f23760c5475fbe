"""Metrics by scikit-learn and pycocotools: predictions made up here, and what they come to.

scikit-learn has no expected calibration error, and pycocotools no way of VOC: these are written here from their definitions, plainly.
"""

import contextlib
import io
import pathlib
import warnings

import numpy
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from scipy.special import log_softmax
from sklearn import metrics

FOLDER = pathlib.Path(__file__).parent
RANDOM = numpy.random.default_rng(7)
LINES = []


def note(key, value):
    if isinstance(value, numpy.ndarray):
        value = " ".join(str(v) for v in value.ravel().tolist())
    LINES.append(f"{key}={value}\n".replace("=nan", "=NaN"))  # as Java has it


def softmax(logits):
    powers = numpy.exp(logits.astype(numpy.float64) - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def sigmoid(logits):
    return 1 / (1 + numpy.exp(-logits.astype(numpy.float64)))


def calibration(confidence, hit, bins=15):
    error = 0
    for low in range(bins):
        inside = (confidence > low / bins) & (confidence <= (low + 1) / bins)
        if inside.any():
            error += inside.mean() * abs(hit[inside].mean() - confidence[inside].mean())
    return error


def averaged(case, truth, predicted, averages, **options):
    for average in averages:
        name = "" if average == "binary" else "_" + average
        for figure, function in (
            ("precision", metrics.precision_score),
            ("recall", metrics.recall_score),
            ("f1", metrics.f1_score),
        ):
            note(f"{case}.{figure}{name}", function(truth, predicted, average=average, zero_division=0, **options))


def ranked(case, is_positive, scores):
    """Of each column; what is mathematically equal is rounded to be equal."""
    scores = numpy.round(scores, 12)
    columns = [c for c in range(scores.shape[1]) if 0 < is_positive[:, c].sum()]
    both = [c for c in columns if is_positive[:, c].sum() < len(scores)]
    roc = [metrics.roc_auc_score(is_positive[:, c], scores[:, c]) for c in both]
    precision = [metrics.average_precision_score(is_positive[:, c], scores[:, c]) for c in columns]
    note(f"{case}.roc_auc", numpy.mean(roc) if roc else numpy.nan)
    note(f"{case}.average_precision", numpy.mean(precision) if precision else numpy.nan)


def classes(case, logits, truth, tops):
    """One class of several."""
    width = logits.shape[1]
    logits = logits.astype(numpy.float32)
    note(f"{case}.width", width)
    note(f"{case}.outputs", logits)
    note(f"{case}.classes", truth)
    logits, truth = logits[truth >= 0], truth[truth >= 0]
    probability = softmax(logits)
    predicted = logits.argmax(axis=1)
    note(f"{case}.accuracy", metrics.accuracy_score(truth, predicted))
    averaged(case, truth, predicted, ["micro", "macro", "weighted"] + (["binary"] if width == 2 else []))
    first = numpy.argsort(-logits, axis=1, kind="stable")
    for top in tops:
        note(f"{case}.top{top}_accuracy", (first[:, :top] == truth[:, None]).any(axis=1).mean())
    labels = list(range(width))
    loss = -numpy.mean(log_softmax(logits.astype(numpy.float64), axis=1)[range(len(truth)), truth])
    if probability.min() > 1e-15:  # scikit-learn takes no smaller ones
        assert abs(loss - metrics.log_loss(truth, probability, labels=labels)) < 1e-12
    note(f"{case}.log_loss", loss)
    note(f"{case}.perplexity", numpy.exp(loss))
    note(f"{case}.brier_score", metrics.brier_score_loss(truth, probability, labels=labels))
    note(f"{case}.calibration_error", calibration(probability.max(axis=1), predicted == truth))
    if width == 2:
        ranked(case, truth[:, None], logits[:, 1:] - logits[:, :1])  # as probabilities order them, but none rounded to 1
    else:
        ranked(case, truth[:, None] == numpy.arange(width), probability)
        if len(set(truth)) == width:
            rounded = numpy.round(probability, 12)
            rounded /= rounded.sum(axis=1, keepdims=True)
            whole = metrics.roc_auc_score(truth, rounded, multi_class="ovr", average="macro")
            assert abs(whole - float(LINES[-2].split("=")[1])) < 1e-9, whole


def labels(case, logits, truth):
    """Labels that each are or are not."""
    logits = logits.astype(numpy.float32)
    note(f"{case}.width", logits.shape[1])
    note(f"{case}.outputs", logits)
    note(f"{case}.values", truth.astype(numpy.float32))
    probability = sigmoid(logits)
    predicted = (probability > 0.5).astype(int)
    note(f"{case}.accuracy", (predicted == truth).mean())
    if logits.shape[1] == 1:
        averaged(case, truth[:, 0], predicted[:, 0], ["micro", "macro", "weighted", "binary"])
    else:
        averaged(case, truth, predicted, ["micro", "macro", "weighted"])
    each = range(logits.shape[1])
    note(f"{case}.log_loss", numpy.mean([metrics.log_loss(truth[:, c], probability[:, c], labels=[0, 1]) for c in each]))
    note(f"{case}.brier_score", numpy.mean([metrics.brier_score_loss(truth[:, c], probability[:, c]) for c in each]))
    note(f"{case}.calibration_error", calibration(numpy.maximum(probability, 1 - probability).ravel(), (predicted == truth).ravel()))
    ranked(case, truth, probability)


def numbers(case, outputs, truth):
    outputs, truth = outputs.astype(numpy.float32), truth.astype(numpy.float32)
    note(f"{case}.width", outputs.shape[1])
    note(f"{case}.outputs", outputs)
    note(f"{case}.values", truth)
    outputs, truth = outputs.astype(numpy.float64), truth.astype(numpy.float64)
    note(f"{case}.mean_absolute_error", metrics.mean_absolute_error(truth, outputs))
    note(f"{case}.mean_squared_error", metrics.mean_squared_error(truth, outputs))
    note(f"{case}.root_mean_squared_error", metrics.root_mean_squared_error(truth, outputs))
    note(f"{case}.r2", metrics.r2_score(truth, outputs))
    note(f"{case}.explained_variance", metrics.explained_variance_score(truth, outputs))


def quarters(*shape):
    """Coarse, so that there are many ties."""
    return numpy.round(RANDOM.normal(0, 1.5, shape) * 4) / 4


def predictions():
    truth = RANDOM.choice(5, 150, p=[0.5, 0.2, 0.15, 0.1, 0.05])
    classes("all", quarters(150, 5) + 2 * (truth[:, None] == numpy.arange(5)), truth, [1, 2, 3, 5])
    truth = RANDOM.choice(4, 120, p=[0.6, 0.3, 0.1, 0])
    classes("absent", quarters(120, 4) + (truth[:, None] == numpy.arange(4)), truth, [1, 2])
    truth = RANDOM.choice(3, 90, p=[0.6, 0.3, 0.1])
    classes("unpredicted", quarters(90, 3) - numpy.array([0, 0, 9]), truth, [2])
    ignored = numpy.where(RANDOM.random(90) < 0.3, -100, truth)
    classes("ignored", quarters(90, 3), ignored, [2])
    truth = RANDOM.choice(2, 100, p=[0.8, 0.2])
    classes("two", quarters(100, 2) + truth[:, None] * numpy.array([0, 2]), truth, [1])
    classes("sure", 30 * quarters(60, 2), RANDOM.choice(2, 60), [1])
    classes("one", quarters(1, 3), numpy.array([1]), [2])
    classes("equal", quarters(20, 2), numpy.zeros(20, int), [1])
    truth = RANDOM.choice(2, (100, 1), p=[0.7, 0.3])
    labels("label", quarters(100, 1) + truth, truth)
    truth = (RANDOM.random((80, 3)) < [0.5, 0.2, 0.05]).astype(int)
    labels("labels", quarters(80, 3) + truth, truth)
    truth = RANDOM.normal(3, 2, (100, 3))
    numbers("numbers", truth + RANDOM.normal(0.2, 0.5, truth.shape), truth)
    numbers("constant", RANDOM.normal(0, 1, (20, 1)), numpy.full((20, 1), 0.1))
    numbers("exact", numpy.full((20, 1), 0.1), numpy.full((20, 1), 0.1))
    numbers("single", numpy.array([[1.5]]), numpy.array([[2.0]]))


def pictures():
    """Of each a label, corners and for what was found a score: true boxes, crowds and what was found."""
    for number in range(14):
        truth = [box() for _ in range(RANDOM.integers(0, 7))]
        crowds = [box(40) for _ in range(RANDOM.integers(0, 2))]
        found = [[*moved(b), score()] for b in truth + truth + crowds if RANDOM.random() < 0.8]
        found += [[*box(), score()] for _ in range(130 if number == 5 else RANDOM.integers(0, 6))]
        if number == 5:  # more than a hundred of one class
            found = [[0, *b[1:]] for b in found]
        yield truth, crowds, found


def box(size=15):
    left, top = RANDOM.integers(0, 200, 2) / 4
    width, height = RANDOM.integers(1, 4 * size, 2) / 4
    return [int(RANDOM.integers(0, 3)), left, top, left + width, top + height]


def moved(b):
    off = RANDOM.integers(-6, 7, 4) / 4 * (RANDOM.random() < 0.7)
    left, top = b[1] + off[0], b[2] + off[1]
    label = b[0] if RANDOM.random() < 0.9 else 3
    return [label, left, top, max(left, b[3] + off[2]), max(top, b[4] + off[3])]


def score():
    return RANDOM.integers(1, 17) / 16


def bbox(b):
    return [b[1], b[2], b[3] - b[1], b[4] - b[2]]


def coco(pictures):
    annotations, results = [], []
    for number, (truth, crowds, found) in enumerate(pictures, 1):
        for crowd, boxes in enumerate((truth, crowds)):
            for b in boxes:
                annotations.append({
                    "id": len(annotations) + 1, "image_id": number, "category_id": b[0] + 1, "bbox": bbox(b),
                    "area": bbox(b)[2] * bbox(b)[3], "iscrowd": crowd})
        results += [{"image_id": number, "category_id": b[0] + 1, "bbox": bbox(b), "score": b[5]} for b in found]
    with contextlib.redirect_stdout(io.StringIO()):
        data = COCO()
        data.dataset = {
            "images": [{"id": n} for n in range(1, len(pictures) + 1)],
            "categories": [{"id": c} for c in range(1, 5)], "annotations": annotations, "info": {}}
        data.createIndex()
        run = COCOeval(data, data.loadRes(results), "bbox")
        run.evaluate()
        run.accumulate()
        run.summarize()
    note("coco.value", run.stats[0])
    note("coco.at50", run.stats[1])
    note("coco.at75", run.stats[2])
    note("coco.recall", run.stats[8])
    for label in range(4):
        precision = run.eval["precision"][:, :, label, 0, 2]
        note(f"coco.class{label}", precision.mean() if precision.min() >= 0 else numpy.nan)


def iou(a, b):
    width = min(a[3], b[3]) - max(a[1], b[1])
    height = min(a[4], b[4]) - max(a[2], b[2])
    shared = max(width, 0) * max(height, 0)
    return shared / (area(a) + area(b) - shared) if shared else 0


def area(b):
    return (b[3] - b[1]) * (b[4] - b[2])


def generalized(a, b):
    around = (max(a[3], b[3]) - min(a[1], b[1])) * (max(a[4], b[4]) - min(a[2], b[2]))
    shared = max(min(a[3], b[3]) - max(a[1], b[1]), 0) * max(min(a[4], b[4]) - max(a[2], b[2]), 0)
    union = area(a) + area(b) - shared
    return iou(a, b) - (around - union) / around


def voc(pictures, label):
    """The development kit's VOCevaldet.m and VOCap.m, with pixels that have no width of their own. Crowds are the difficult ones."""
    order = [(-b[5], n, b) for n, (_, _, found) in enumerate(pictures) for b in found if b[0] == label]
    order.sort(key=lambda entry: entry[0])
    taken = set()
    right = []
    for _, n, b in order:
        truth, crowds, _ = pictures[n]
        there = [(iou(b, t), k, k >= len(truth)) for k, t in enumerate(truth + crowds) if t[0] == label]
        best, k, difficult = max(there, key=lambda entry: entry[0], default=(0, 0, False))
        if best >= 0.5 and difficult:
            continue
        right.append(best >= 0.5 and (n, k) not in taken)
        if best >= 0.5:
            taken.add((n, k))
    count = sum(t[0] == label for truth, _, _ in pictures for t in truth)
    if count == 0:
        return None
    hits = numpy.cumsum(right)
    recall, precision = hits / count, hits / numpy.arange(1, len(right) + 1)
    eleven = numpy.mean([precision[recall >= t].max(initial=0) for t in numpy.arange(0, 1.1, 0.1)])
    recall = numpy.concatenate([[0], recall, [1]])
    precision = numpy.concatenate([[0], precision, [0]])
    for at in range(len(precision) - 2, -1, -1):
        precision[at] = max(precision[at], precision[at + 1])
    return eleven, numpy.sum(numpy.diff(recall) * precision[1:])


def boxes():
    made = list(pictures())
    note("pictures", len(made))
    for number, kinds in enumerate(made):
        for kind, found in zip(("truth", "crowds", "found"), kinds, strict=True):
            note(f"picture{number}.{kind}", numpy.array(found))
    coco(made)
    areas = [both for both in (voc(made, label) for label in range(4)) if both]
    note("voc2007.value", numpy.mean([eleven for eleven, _ in areas]))
    note("voc.value", numpy.mean([whole for _, whole in areas]))
    pairs = [(a, b) for truth, _, found in made[:5] for a in truth for b in found]
    note("iou", numpy.array([iou(a, b) for a, b in pairs]))
    note("generalized_iou", numpy.array([generalized(a, b) for a, b in pairs]))


def main():
    warnings.simplefilter("ignore")  # of figures that are not defined
    predictions()
    boxes()
    (FOLDER / "metrics.properties").write_text("".join(LINES))


if __name__ == "__main__":
    main()
