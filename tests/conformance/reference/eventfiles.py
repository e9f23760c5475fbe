"""Reads event files of Lathe as TensorBoard does, checks what is in them, and prints it, a line each.

    eventfiles.py FOLDER              one run: scalars, histograms, pictures, texts, settings and the graph
    eventfiles.py FOLDER WEIGHTS.npz  and counts the weights again for the last histograms of weights/
"""

import io
import logging
import sys

import numpy
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import DEFAULT_SIZE_GUIDANCE, EventAccumulator
from tensorboard.backend.event_processing.plugin_event_accumulator import EventAccumulator as PluginAccumulator
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData

HPARAMS = "_hparams_/session_start_info"


class Warnings(logging.Handler):
    """What TensorBoard complains of."""

    def emit(self, record):
        show("warning", record.getMessage())


def show(*fields):
    print(*(str(field).replace("\n", "\\n") for field in fields), sep="|")


def scalars(events):
    for tag in events.Tags()["scalars"]:
        points = events.Scalars(tag)
        assert [point.step for point in points] == sorted({point.step for point in points}), tag
        for point in points:
            show("scalar", tag, point.step, point.value)


def histograms(events, weights):
    for tag in events.Tags()["histograms"]:
        for event in events.Histograms(tag):
            check_buckets(tag, event.histogram_value)
            value = event.histogram_value
            show("histogram", tag, event.step, value.num, value.min, value.max, value.sum)
        name = tag.removeprefix("weights/")
        if name != tag and name in weights:
            check_counts(tag, value, weights[name].astype("f4").ravel())


def check_buckets(tag, histogram):
    limits = numpy.array(histogram.bucket_limit)
    assert len(limits) == len(histogram.bucket) and (numpy.diff(limits) > 0).all(), tag
    assert sum(histogram.bucket) == histogram.num and min(histogram.bucket) >= 0, tag
    positive = limits[limits > 1e-12]
    assert numpy.allclose(positive[1:] / positive[:-1], 1.1), tag


def check_counts(tag, histogram, values):
    """A bucket has what is below its limit, and not below the limit before."""
    wide = values.astype("f8")
    below = [int((wide < limit).sum()) for limit in histogram.bucket_limit]
    assert numpy.diff([0, *below]).tolist() == list(histogram.bucket), tag
    assert (histogram.num, histogram.min, histogram.max) == (wide.size, wide.min(), wide.max()), tag
    assert numpy.allclose([histogram.sum, histogram.sum_squares], [wide.sum(), (wide**2).sum()], rtol=1e-9), tag
    show("counted", tag, wide.size)


def pictures(events):
    for tag in events.Tags()["images"]:
        for event in events.Images(tag):
            picture = Image.open(io.BytesIO(event.encoded_image_string))
            assert picture.size == (event.width, event.height), tag
            show("image", tag, event.step, *picture.size, picture.mode, picture.tobytes().hex())


def texts(events):
    for tag in events.Tags()["tensors"]:
        plugin = events.SummaryMetadata(tag).plugin_data
        if plugin.plugin_name == "text":
            for event in events.Tensors(tag):
                show("text", tag, event.step, event.tensor_proto.string_val[0].decode())
    if HPARAMS in events.summary_metadata:
        data = HParamsPluginData.FromString(events.SummaryMetadata(HPARAMS).plugin_data.content)
        for name, value in sorted(data.session_start_info.hparams.items()):
            show("setting", name, getattr(value, value.WhichOneof("kind")))


def graph(events):
    if not events.Tags()["graph"]:
        return
    nodes = events.Graph().node
    names = [node.name for node in nodes]
    assert len(set(names)) == len(names), names
    for node in nodes:
        assert set(node.input) < set(names) and node.name not in node.input, node
        shape = [dim.size for dim in node.attr["_output_shapes"].list.shape[0].dim]
        show("node", node.name, node.op, " ".join(node.input), shape, node.attr["layer"].s.decode())


def main(folder, weights=None):
    logging.getLogger("tensorboard").addHandler(Warnings())
    events = EventAccumulator(folder, size_guidance=dict.fromkeys(DEFAULT_SIZE_GUIDANCE, 0))
    plugins = PluginAccumulator(folder)
    events.Reload()
    plugins.Reload()
    scalars(events)
    histograms(events, numpy.load(weights) if weights else {})
    pictures(events)
    texts(plugins)
    graph(events)


if __name__ == "__main__":
    main(*sys.argv[1:])
