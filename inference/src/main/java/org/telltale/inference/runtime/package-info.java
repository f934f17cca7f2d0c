/**
 * Runs ONNX models: who asks for what, what came back and what it ran on. The values here cross the
 * door to native code, {@link org.telltale.inference.worker.NativeWorker}, which alone uses the
 * {@link org.telltale.inference.runtime.ModelRuntime} that owns ONNX Runtime's sessions.
 */
@NullMarked
package org.telltale.inference.runtime;

import org.jspecify.annotations.NullMarked;
