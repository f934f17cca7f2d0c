"""Expected outputs of the networks in org.telltale.inference.pack.architecture.

An implementation of its own in PyTorch (2.x or Debian's 1.13), written from the layer tables and
not from the Java. Weights come from a formula over each parameter's name, so none are stored.

    python3 architectures.py check                 against the authors' figures in ../shared
    python3 architectures.py names > shapes.json   the parameters of the files in ../shared
    python3 architectures.py write shapes.json > \
        ../../src/test/resources/org/telltale/inference/pack/architecture/goldens.json

What `write` makes holds the shapes too and can be fed to it again.
"""

import json
import math
import sys
import zlib

import numpy as np
import torch
import torch.nn.functional as F

SHARED = "../../../../shared"
torch.set_num_threads(1)


# ---------------------------------------------------------------- weights by formula

def formula(name, shape):
    count = int(np.prod(shape)) if shape else 1
    s = zlib.crc32(name.encode()) & 0x7FFFFFFF
    u = np.empty(count)
    for i in range(count):
        s = (1103515245 * s + 12345) & 0x7FFFFFFF
        u[i] = s / 2147483648.0 - 0.5
    last = name.replace(":0", "").replace("/", ".").split(".")[-1]
    if last in ("running_var", "moving_variance"):
        values = 1 + u
    elif last in ("running_mean", "moving_mean", "bias", "beta"):
        values = 0.2 * u
    elif last == "gamma" or (last == "weight" and len(shape) == 1):
        values = 1 + 0.4 * u
    elif last == "kernel":
        values = u * 4 / math.sqrt(count // shape[-1])
    else:
        values = u * 4 / math.sqrt(max(1, count // shape[0]))
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


# ---------------------------------------------------------------- pieces

def bn(p, x, k, eps=1e-5):
    return F.batch_norm(x, p[k + ".running_mean"], p[k + ".running_var"],
                        p[k + ".weight"], p[k + ".bias"], False, 0, eps)


def lin(p, x, k):
    return F.linear(x, p[k + ".weight"], p.get(k + ".bias"))


# ---------------------------------------------------------------- AASIST

def sinc_bank():
    mel = np.linspace(0, 2595 * np.log10(1 + 8000 / 700), 71)
    hz = 700 * (10 ** (mel / 2595) - 1)
    n = torch.arange(-64, 65).float()
    rows = []
    for k in range(70):
        lowpass = [2 * e / 16000 * torch.sinc((np.float32(2 * e) * n / 16000).double()).double()
                   for e in (hz[k], hz[k + 1])]
        rows.append(torch.hamming_window(129, False).float() * (lowpass[1] - lowpass[0]).float())
    return torch.stack(rows)


def aasist(p, x, bank, keep):
    keep_s, keep_t, keep_h = keep
    e = F.conv1d(x[:, None], bank[:, None])[:, None]
    e = F.selu(bn(p, F.max_pool2d(e.abs(), 3), "first_bn"))
    for b in range(6):
        k = f"encoder.{b}.0"
        y = F.conv2d(e, p[k + ".conv1.weight"], p[k + ".conv1.bias"], padding=(1, 1))
        y = F.conv2d(F.selu(bn(p, y, k + ".bn2")), p[k + ".conv2.weight"], p[k + ".conv2.bias"],
                     padding=(0, 1))
        if k + ".conv_downsample.weight" in p:
            e = F.conv2d(e, p[k + ".conv_downsample.weight"], p[k + ".conv_downsample.bias"],
                         padding=(0, 1))
        e = F.max_pool2d(y + e, (1, 3))

    def norm_nodes(y, k):
        return bn(p, y.reshape(-1, y.shape[2]), k).reshape(y.shape)

    def gat(x, k, temperature):
        a = torch.tanh(lin(p, x[:, :, None] * x[:, None], k + ".att_proj"))
        a = torch.softmax((a @ p[k + ".att_weight"])[..., 0] / temperature, -1)
        y = lin(p, a @ x, k + ".proj_with_att") + lin(p, x, k + ".proj_without_att")
        return F.selu(norm_nodes(y, k + ".bn"))

    def pool(x, k, keep):
        s = torch.sigmoid(lin(p, x, k + ".proj"))
        index = torch.argsort(s[..., 0], dim=1, descending=True)
        index = index[:, :max(1, int(x.shape[1] * keep))]
        return torch.stack([w[i] for w, i in zip(x * s, index)])

    def mixed(t, s, m, k):
        n1 = t.shape[1]
        x = torch.cat([lin(p, t, k + ".proj_type1"), lin(p, s, k + ".proj_type2")], 1)
        h = torch.tanh(lin(p, x[:, :, None] * x[:, None], k + ".att_proj"))
        score = (h @ p[k + ".att_weight12"])[..., 0]
        score[:, :n1, :n1] = (h @ p[k + ".att_weight11"])[:, :n1, :n1, 0]
        score[:, n1:, n1:] = (h @ p[k + ".att_weight22"])[:, n1:, n1:, 0]
        a = torch.softmax(score / 100, -1)
        am = torch.tanh(lin(p, x * m, k + ".att_projM")) @ p[k + ".att_weightM"]
        am = torch.softmax(am / 100, 1)
        m = lin(p, (am * x).sum(1, keepdim=True), k + ".proj_with_attM") \
            + lin(p, m, k + ".proj_without_attM")
        y = lin(p, a @ x, k + ".proj_with_att") + lin(p, x, k + ".proj_without_att")
        y = F.selu(norm_nodes(y, k + ".bn"))
        return y[:, :n1], y[:, n1:], m

    spectral = e.abs().amax(3).transpose(1, 2) + p["pos_S"]
    temporal = e.abs().amax(2).transpose(1, 2)
    out_s = pool(gat(spectral, "GAT_layer_S", 2), "pool_S", keep_s)
    out_t = pool(gat(temporal, "GAT_layer_T", 2), "pool_T", keep_t)
    branches = []
    for b in "12":
        t, s, m = mixed(out_t, out_s, p["master" + b], f"HtrgGAT_layer_ST{b}1")
        s = pool(s, "pool_hS" + b, keep_h)
        t = pool(t, "pool_hT" + b, keep_h)
        t2, s2, m2 = mixed(t, s, m, f"HtrgGAT_layer_ST{b}2")
        branches.append((t + t2, s + s2, m + m2))
    t, s, m = (torch.maximum(*pair) for pair in zip(*branches))
    hidden = torch.cat([t.abs().amax(1), t.mean(1), s.abs().amax(1), s.mean(1), m[:, 0]], 1)
    return {"logits": lin(p, hidden, "out_layer"), "embedding": hidden}


# ---------------------------------------------------------------- MesoNet

def keras_conv(p, x, n, dilation=1):
    k = p[f"conv2d_{n}/conv2d_{n}/kernel:0"].permute(3, 2, 0, 1)
    y = F.conv2d(x, k, p[f"conv2d_{n}/conv2d_{n}/bias:0"], dilation=dilation,
                 padding=(k.shape[2] - 1) // 2 * dilation)
    return F.relu(y)


def keras_bn(p, x, n):
    k = f"batch_normalization_{n}/batch_normalization_{n}/"
    return F.batch_norm(x, p[k + "moving_mean:0"], p[k + "moving_variance:0"], p[k + "gamma:0"],
                        p[k + "beta:0"], False, 0, 1e-3)


def meso_head(p, x, first, leaky):
    def dense(x, n):
        return x @ p[f"dense_{n}/dense_{n}/kernel:0"] + p[f"dense_{n}/dense_{n}/bias:0"]
    x = dense(x.permute(0, 2, 3, 1).flatten(1), first)
    logit = dense(F.leaky_relu(x, 0.1) if leaky else x, first + 1)
    return {"probability": torch.sigmoid(logit), "logit": logit}


def meso4(p, x, leaky):
    for n, pool in ((5, 2), (6, 2), (7, 2), (8, 4)):
        x = F.max_pool2d(keras_bn(p, keras_conv(p, x, n), n), pool)
    return meso_head(p, x, 3, leaky)


def mesoinception4(p, x):
    for layer, n in ((1, 1), (2, 8)):
        ways = [keras_conv(p, x, n)]
        for way in range(3):
            y = keras_conv(p, x, n + 1 + 2 * way)
            ways.append(keras_conv(p, y, n + 2 + 2 * way, way + 1))
        x = F.max_pool2d(keras_bn(p, torch.cat(ways, 1), layer), 2)
    x = F.max_pool2d(keras_bn(p, keras_conv(p, x, 15), 3), 2)
    x = F.max_pool2d(keras_bn(p, keras_conv(p, x, 16), 4), 4)
    return meso_head(p, x, 1, True)


# ---------------------------------------------------------------- MiniFASNet

def minifasnet(p, x):
    p = {k.replace("module.", "", 1): v for k, v in p.items()}

    def lb(x, k, **more):
        return bn(p, F.conv2d(x, p[k + ".conv.weight"], **more), k + ".bn")

    def cb(x, k, **more):
        return F.prelu(lb(x, k, **more), p[k + ".prelu.weight"])

    def unit(x, k, stride=1):
        y = cb(x, k + ".conv")
        y = cb(y, k + ".conv_dw", stride=stride, padding=1, groups=y.shape[1])
        return lb(y, k + ".project")

    def stage(x, k):
        i = 0
        while f"{k}.model.{i}.conv.conv.weight" in p:
            name = f"{k}.model.{i}"
            y = unit(x, name)
            if name + ".se_module.fc1.weight" in p:
                w = F.adaptive_avg_pool2d(y, 1)
                w = bn(p, F.conv2d(w, p[name + ".se_module.fc1.weight"]), name + ".se_module.bn1")
                w = F.conv2d(F.relu(w), p[name + ".se_module.fc2.weight"])
                y = y * torch.sigmoid(bn(p, w, name + ".se_module.bn2"))
            x = x + y
            i += 1
        return x

    x = cb(x, "conv1", stride=2, padding=1)
    x = cb(x, "conv2_dw", padding=1, groups=32)
    x = stage(unit(x, "conv_23", 2), "conv_3")
    x = stage(unit(x, "conv_34", 2), "conv_4")
    x = stage(unit(x, "conv_45", 2), "conv_5")
    x = lb(cb(x, "conv_6_sep"), "conv_6_dw", groups=512).flatten(1)
    return {"logits": lin(p, bn(p, lin(p, x, "linear"), "bn"), "prob")}


# ---------------------------------------------------------------- face mesh

def facemesh(p, x):
    def conv(x, k, **more):
        return F.conv2d(x, p[k + ".weight"], p[k + ".bias"], **more)

    def block(x, k, halve=False):
        groups = x.shape[1]
        if halve:
            y = conv(F.pad(x, (0, 2, 0, 2)), k + ".convs.0", stride=2, groups=groups)
            x = F.max_pool2d(x, 2)
        else:
            y = conv(x, k + ".convs.0", padding=1, groups=groups)
        y = conv(y, k + ".convs.1")
        x = F.pad(x, (0, 0, 0, 0, 0, y.shape[1] - x.shape[1]))
        return F.prelu(x + y, p[k + ".act.weight"])

    x = F.pad(x, (1, 0, 1, 0), mode="reflect")
    x = F.prelu(conv(x, "backbone.0", stride=2), p["backbone.1.weight"])
    for i in range(2, 16):
        x = block(x, f"backbone.{i}", i in (4, 7, 10, 13))
    c = block(x, "coord_head.0", True)
    c = block(block(c, "coord_head.1"), "coord_head.2")
    c = F.prelu(conv(c, "coord_head.3"), p["coord_head.4.weight"])
    c = conv(block(c, "coord_head.5"), "coord_head.6")
    f = F.prelu(conv(block(x, "conf_head.0", True), "conf_head.1"), p["conf_head.2.weight"])
    f = conv(block(f, "conf_head.3"), "conf_head.4")
    return {"landmarks": c.flatten(1), "confidence": f.flatten(1)}


FULL, LIGHT = (0.5, 0.7, 0.5), (0.4, 0.5, 0.7)


def networks(bank):
    return {
        "aasist": ("AASIST.pth", lambda p, x: aasist(p, x, bank, FULL)),
        "aasist-l": ("AASIST-L.pth", lambda p, x: aasist(p, x, bank, LIGHT)),
        "facemesh": ("facemesh.pth", facemesh),
        "meso4": ("Meso4_DF.h5", lambda p, x: meso4(p, x, False)),
        "meso4-published-code": ("Meso4_DF.h5", lambda p, x: meso4(p, x, True)),
        "mesoinception4": ("MesoInception_DF.h5", mesoinception4),
        "minifasnet-v1se": ("4_0_0_80x80_MiniFASNetV1SE.pth", minifasnet),
        "minifasnet-v2": ("2.7_80x80_MiniFASNetV2.pth", minifasnet),
    }


def load(file):
    path = f"{SHARED}/assets/weights/{file}"
    if file.endswith(".pth"):
        return torch.load(path, map_location="cpu")
    import h5py
    state = {}
    with h5py.File(path, "r") as h:
        h.visititems(lambda n, o: state.update({n: torch.from_numpy(o[()])})
                     if hasattr(o, "dtype") else None)
    return state


# ---------------------------------------------------------------- what a test feeds

def made_input(network):
    """Two items; the second is the first upside down (samples and rows backwards)."""
    if network.startswith("aasist"):
        i = np.arange(64600)
        x = ((0.3 * np.sin(0.2 * i) + 0.2 * np.sin(0.731 * i)) * np.exp(-i / 40000.0))
        x = np.stack([x, x[::-1]])
    else:
        side = 192 if network == "facemesh" else 80 if network.startswith("mini") else 256
        c, h, w = np.ogrid[:3, :side, :side]
        x = np.sin(0.07 * h + 0.05 * w + c)
        if network.startswith("meso"):
            x = 0.5 + 0.5 * x
        if network.startswith("mini"):
            x = np.floor(127.5 + 127.5 * x)
        x = np.stack([x, x[:, ::-1]])
    return torch.from_numpy(np.ascontiguousarray(x.astype(np.float32)))


def names():
    print(json.dumps({"networks": [
        {"architecture": network,
         "parameters": {k: list(v.shape) for k, v in load(file).items()}}
        for network, (file, _) in networks(None).items()]}))


def check():
    bank = torch.from_numpy(np.fromfile(
        f"{SHARED}/reference/inputs/aasist_sinc_bank_70x129_f32le.bin", "<f4").reshape(70, 129))
    print("bank", (sinc_bank() - bank).abs().max().item())
    i = np.arange(64600)
    x = {"aasist_clovaai": 0.1 * np.sin(0.01 * i)}
    x["aasist_l_clovaai"] = x["aasist_clovaai"]
    c, h, w = np.ogrid[:3, :256, :256]
    x["meso4_df"] = x["mesoinception_df"] = 0.5 + 0.5 * np.sin(0.05 * h + 0.03 * w + c)
    c, h, w = np.ogrid[:3, :80, :80]
    x["minifasnet_v2"] = x["minifasnet_v1se"] = \
        np.floor(127.5 + 127.5 * np.sin(0.11 * h + 0.07 * w + c))
    c, h, w = np.ogrid[:3, :192, :192]
    x["facemesh"] = np.sin(0.07 * h + 0.05 * w + c)
    ids = {"aasist_clovaai": "aasist", "aasist_l_clovaai": "aasist-l",
           "meso4_df": "meso4-published-code", "mesoinception_df": "mesoinception4",
           "minifasnet_v2": "minifasnet-v2", "minifasnet_v1se": "minifasnet-v1se",
           "facemesh": "facemesh"}
    for file, network in ids.items():
        case = json.load(open(f"{SHARED}/reference/{file}.json"))["cases"][0]
        weights, run = networks(sinc_bank())[network]
        given = torch.from_numpy(x[file].astype(np.float32))[None]
        with torch.no_grad():
            out = run(load(weights), given)
        for name, expected in (("logits", case.get("logits")), ("logit", case.get("logit")),
                               ("landmarks", case.get("landmarks", {}).get("values"))):
            if expected is not None and name in out:
                got = out[name].numpy().ravel()
                print(network, name, np.abs(got - np.ravel(expected)).max())


def write(file):
    goldens = []
    for network in json.load(open(file))["networks"]:
        shapes = network["parameters"]
        state = {k: formula(k, s) for k, s in shapes.items() if "num_batches" not in k}
        _, run = networks(sinc_bank())[network["architecture"]]
        with torch.no_grad():
            out = run(state, made_input(network["architecture"]))
        values = {k: [[float(np.format_float_scientific(f, 8)) for f in row[:64]]
                      for row in v.numpy()] for k, v in out.items()}
        goldens.append({"architecture": network["architecture"], "parameters": shapes,
                        "outputs": values})
    print(json.dumps({"made_by": "inference/training/references/architectures.py write",
                      "torch": torch.__version__, "networks": goldens}, separators=(",", ":")))


if __name__ == "__main__":
    {"names": names, "check": check, "write": write}[sys.argv[1]](*sys.argv[2:])
