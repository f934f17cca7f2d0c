"""Scores to likelihood ratios, and how good these are."""

from math import comb

import numpy as np

LN10 = np.log(10)


def fit_affine(real, fake, rounds=100, ridge=1e-3):
    """Logistic regression of one score at equal priors (Brümmer and du Preez 2006).

    Returns slope and intercept of log10 LR; a slope below 0 (no power) becomes a constant.
    """
    x = np.concatenate([real, fake])
    y = np.concatenate([np.zeros(len(real)), np.ones(len(fake))])
    weight = np.where(y == 1, 0.5 / max(1, len(fake)), 0.5 / max(1, len(real)))
    centre, scale = x.mean(), x.std() or 1.0
    design = np.stack([(x - centre) / scale, np.ones_like(x)], 1)
    theta = np.zeros(2)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weight * (p - y)) + ridge * np.array([theta[0], 0])
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design
        hessian += np.diag([ridge, 1e-9])
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-10:
            break
    slope = max(0.0, theta[0] / scale) / LN10
    intercept = (theta[1] - max(0.0, theta[0]) * centre / scale) / LN10
    return slope, intercept


def fit_affine_prior(real, fake, real_weights, fake_weights):
    """The same for few, weighted scores: a normal prior on the standardised slope.

    A handful of reals cannot carry a slope; the prior (mean 0, deviation 1) then keeps it near 0,
    so that every score means nearly the same. Both classes weigh as much as the smaller one.
    """
    least = min(real_weights.sum(), fake_weights.sum()) + 0.5
    if len(real) == 0 or len(fake) == 0:
        return 0.0, 0.0
    x = np.concatenate([real, fake])
    y = np.concatenate([np.zeros(len(real)), np.ones(len(fake))])
    weight = np.concatenate(
        [real_weights * least / real_weights.sum(), fake_weights * least / fake_weights.sum()]
    )
    scale = np.sqrt(np.average((x - np.average(x, weights=weight)) ** 2, weights=weight)) or 1.0
    centre = np.average(x, weights=weight)
    theta = logistic(np.stack([(x - centre) / scale, np.ones_like(x)], 1), y, weight, [1.0, 1e-6])
    slope = max(0.0, theta[0] / scale)
    return float(slope / LN10), float((theta[1] - slope * centre) / LN10 if slope else 0.0)


def fit_ratios(real, fake, real_weights, fake_weights):
    """The same for scores that are log10 likelihood ratios already: slope 1 unless data say else."""
    x = np.concatenate([real, fake]) * LN10
    y = np.concatenate([np.zeros(len(real)), np.ones(len(fake))])
    weight = np.concatenate([real_weights / real_weights.sum(), fake_weights / fake_weights.sum()])
    weight *= 0.5 * (real_weights.sum() + fake_weights.sum())
    theta = logistic(np.stack([x, np.ones_like(x)], 1), y, weight, [8.0, 1e-3], [1.0, 0.0])
    return max(0.0, float(theta[0])), float(theta[1] / LN10)


def logistic(design, y, weight, ridge, mean=None, rounds=200):
    """Weighted logistic regression, a normal prior on each coefficient (means, precisions)."""
    mean = np.zeros(design.shape[1]) if mean is None else np.asarray(mean, float)
    theta = mean.copy()
    ridge = np.asarray(ridge, float)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(design @ theta, -30, 30)))
        gradient = design.T @ (weight * (p - y)) + ridge * (theta - mean)
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-10:
            break
    return theta


def group_weights(groups):
    """A weight for each picture, such that those of one source together weigh as one."""
    _, member, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    return 1 / sizes[member]


def elub(real, fake, real_weights, fake_weights):
    """Bounds of log10 LR that the set supports (Vergeer et al. 2016, ELUB).

    Between them the normalised Bayes error rate stays at most 1 at every prior even after one more
    misleading result of each class has been added. That result weighs 1: with the weights of
    group_weights it is one more independent source, not one more picture of a source.
    """
    thresholds = np.arange(-6, 6.0001, 0.01)
    share = lambda misleading, weights: (misleading @ weights + 1) / (weights.sum() + 1)
    false_alarm = share(real[None, :] > thresholds[:, None], real_weights)
    miss = share(fake[None, :] <= thresholds[:, None], fake_weights)
    odds = 10**thresholds
    loss = (odds * false_alarm + miss) / np.minimum(odds, 1)
    bad_low = thresholds[(loss > 1) & (thresholds <= 0)]
    bad_high = thresholds[(loss > 1) & (thresholds >= 0)]
    lower = bad_low.max() if len(bad_low) else thresholds[0]
    upper = bad_high.min() if len(bad_high) else thresholds[-1]
    return min(0.0, float(lower)), max(0.0, float(upper))


def auc(real, fake):
    """Probability that a fake scores above a real, ties counted half."""
    if len(real) == 0 or len(fake) == 0:
        return float("nan")
    above = (fake[:, None] > real[None, :]).mean()
    return float(above + 0.5 * (fake[:, None] == real[None, :]).mean())


def cllr(real, fake):
    """Cost of log-likelihood ratios; 1 is what saying nothing costs."""
    if len(real) == 0 or len(fake) == 0:
        return float("nan")
    return float(
        0.5 * np.mean(np.log2(1 + 10**-fake)) + 0.5 * np.mean(np.log2(1 + 10**real))
    )


def upper_bound(hits, n, confidence=0.95):
    """One-sided upper bound of a share by Clopper and Pearson (1934); about 3 / n for no hits."""
    if hits >= n:
        return 1.0
    low, high = hits / n, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        tail = sum(comb(n, k) * middle**k * (1 - middle) ** (n - k) for k in range(hits + 1))
        low, high = (middle, high) if tail > 1 - confidence else (low, middle)
    return high


def bootstrap(groups, statistic, rounds=300, seed=1):
    """95 % interval of a statistic of row indices, whole groups drawn together."""
    random = np.random.default_rng(seed)
    names = np.unique(groups)
    members = [np.nonzero(groups == name)[0] for name in names]
    values = []
    for _ in range(rounds):
        drawn = random.integers(0, len(names), len(names))
        values.append(statistic(np.concatenate([members[i] for i in drawn])))
    return np.nanpercentile(values, [2.5, 97.5])
