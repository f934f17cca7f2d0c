/**
 * DDL-X, image: detect, localize, explain (Codabench 15686, 2026).
 *
 * <p>A submission is a zip with one folder {@code json/} that holds {@code <image stem>.json} for
 * each image, UTF-8: {@code {"Bounding boxes": [[x1, y1, x2, y2]], "Visible forgery traces": "…",
 * "Classification result": "fake"}}.
 */
@NullMarked
package org.telltale.db.submission.ddlx;

import org.jspecify.annotations.NullMarked;
