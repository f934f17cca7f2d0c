"""Small checkpoints as PyTorch and h5py write them, for the tests of ...inference.pack.checkpoint.

    python3 checkpoints.py ../../src/test/resources/org/telltale/inference/pack/checkpoint

Made with PyTorch 1.13 and h5py 3.7 (Debian 12: python3-torch, python3-h5py).
"""

import collections
import sys

import h5py
import numpy as np
import torch

OUT = sys.argv[1] + "/"


def state():
    base = torch.arange(24, dtype=torch.float32)
    s = collections.OrderedDict()
    s["module.plain"] = base.reshape(2, 3, 4)
    s["module.turned"] = base.reshape(4, 6).t()
    s["module.every_other"] = base[1::2]
    s["module.scalar"] = torch.tensor(7, dtype=torch.int64)
    s["module.empty"] = torch.zeros(0, 3)
    s["module.parameter"] = torch.nn.Parameter(torch.tensor([1.5, -2.5]))
    for name in ("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8",
                 "bool", "complex64", "complex128"):
        s["module." + name] = torch.tensor([1, 0, 1]).to(getattr(torch, name))
    s._metadata = collections.OrderedDict({"": {"version": 1}})
    return s


torch.save(state(), OUT + "archive.pth")
torch.save(state(), OUT + "archive4.pth", pickle_protocol=4)
torch.save(state(), OUT + "older.pth", _use_new_zipfile_serialization=False)
torch.save({"epoch": 3, "best": 0.25, "state_dict": state()}, OUT + "wrapped.pth")
torch.save(torch.nn.Linear(2, 2), OUT + "whole-module.pth")


def weights(group):
    for name, value in (("kernel:0", np.arange(12, dtype="f4").reshape(2, 2, 3, 1)),
                        ("bias:0", np.array([0.5], "f4"))):
        group.create_dataset("conv2d_1/conv2d_1/" + name, data=value)
    group.create_dataset("conv2d_1/conv2d_1/double:0", data=np.array([1.25, 2.5]))
    group.create_dataset("conv2d_1/conv2d_1/steps:0", data=np.array([3, 4], "i8"))
    group.create_group("dropout_1")


with h5py.File(OUT + "weights.h5", "w") as h:
    weights(h)
with h5py.File(OUT + "model.h5", "w") as h:
    weights(h.create_group("model_weights"))
    h.create_dataset("optimizer_weights/momentum:0", data=np.zeros(3, "f4"))
with h5py.File(OUT + "soft-link.h5", "w") as h:
    weights(h)
    h["linked"] = h5py.SoftLink("/conv2d_1/conv2d_1/bias:0")
with h5py.File(OUT + "external-link.h5", "w") as h:
    h["linked"] = h5py.ExternalLink("weights.h5", "/conv2d_1/conv2d_1/bias:0")
with h5py.File(OUT + "compressed.h5", "w") as h:
    h.create_dataset("zeros", data=np.zeros((512, 512), "f4"), compression="gzip")
with h5py.File(OUT + "text.h5", "w") as h:
    h.create_dataset("words", data=np.array([b"one", b"two"]))
with h5py.File(OUT + "huge.h5", "w") as h:
    # Never written, so it takes no room in the file.
    h.create_dataset("huge", shape=(1 << 20, 1 << 14), dtype="f4")
with h5py.File(OUT + "ring.h5", "w") as h:
    h.create_group("a")
    h["a/b"] = h["/"]
