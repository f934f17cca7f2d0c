package org.telltale.inference.filter;

/** A filter that OpenCV draws, behind {@link org.telltale.inference.worker.NativeWorker}. */
public sealed interface NativeFilter extends Filter
        permits BitPlane,
                CannyEdges,
                ColourChannel,
                ErrorLevel,
                FrequencySpectrum,
                HistogramEqualization,
                JpegGhost,
                LaplacianEdges,
                LevelSweep,
                LocalContrast,
                LuminanceGradient,
                MedianResidual,
                NoiseResidual,
                PrincipalComponent,
                SobelEdges {}
