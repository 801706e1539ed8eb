package dev.panasock.bench.report;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/** A work as bars: the ratio of each peer to the reference, with its interval. */
final class Chart {
    private static final int WIDTH = 820;
    private static final int HEAD = 90;
    private static final int BAR = 30;
    private static final Color OURS = new Color(0x1b6ca8);
    private static final Color OTHERS = new Color(0xb8c4cc);
    private static final Color GRID = new Color(0xdddddd);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);

    private Chart() {
    }

    static String of(Measured measured) {
        Work work = Work.of(measured.work());
        List<Peer> peers = Peers.in(measured);
        JFreeChart chart = new JFreeChart(work.title(), TITLE, plot(work, measured, peers), false);
        chart.setBackgroundPaint(Color.WHITE);
        int height = HEAD + BAR * peers.size();
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, height);
        chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, height));
        return svg.getSVGDocument();
    }

    private static CategoryPlot plot(Work work, Measured measured, List<Peer> peers) {
        DefaultStatisticalCategoryDataset bars = new DefaultStatisticalCategoryDataset();
        for (Peer peer : peers) {
            Interval ratio = measured.ratio(peer.id(), work.reference(), Metric.CPU);
            bars.add(ratio.median(), (ratio.high() - ratio.low()) / 2, "ratio", peer.name());
        }
        NumberAxis axis = new NumberAxis("cost, " + Peers.of(work.reference()).name() + " = 1; less is better");
        axis.setTickLabelFont(TEXT);
        axis.setLabelFont(TEXT);
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(TEXT);
        names.setMaximumCategoryLabelWidthRatio(0.4f);
        CategoryPlot plot = new CategoryPlot(bars, names, axis, renderer(peers));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(GRID);
        plot.setOutlineVisible(false);
        plot.addRangeMarker(new ValueMarker(1, Color.BLACK, new BasicStroke(1)));
        return plot;
    }

    private static StatisticalBarRenderer renderer(List<Peer> peers) {
        StatisticalBarRenderer renderer = new StatisticalBarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Color getItemPaint(int row, int column) {
                return peers.get(column).version().equals(Peer.THIS_BUILD) ? OURS : OTHERS;
            }
        };
        renderer.setErrorIndicatorPaint(Color.DARK_GRAY);
        renderer.setErrorIndicatorStroke(new BasicStroke(1.5f));
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setBarPainter(new StandardBarPainter());
        return renderer;
    }
}
