/** Draw bars as high-low lines with open and close bodies. */

const WIDTH = 600;
const HEIGHT = 220;
const MARGIN = 12;
const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

/** Replace what `svg` shows with `bars`, oldest first. */
export function drawBars(svg, bars) {
  if (bars.length === 0) { svg.replaceChildren(); return; }
  const low = Math.min(...bars.map((bar) => bar.low));
  const high = Math.max(...bars.map((bar) => bar.high));
  const scale = (HEIGHT - 2 * MARGIN) / (high - low || 1);
  const y = (price) => HEIGHT - MARGIN - (price - low) * scale;
  const step = (WIDTH - 50) / bars.length;
  const nodes = bars.flatMap((bar, index) => {
    const x = (index + 0.5) * step;
    const style = bar.close < bar.open ? "down" : "up";
    const top = y(Math.max(bar.open, bar.close));
    return [
      shape("line", { class: style, x1: x, x2: x, y1: y(bar.high), y2: y(bar.low) }),
      shape("rect", { class: style, x: x - step * 0.35, width: step * 0.7, y: top, height: Math.max(1, y(Math.min(bar.open, bar.close)) - top) }),
    ];
  });
  const labels = [high, low].map((price) => {
    const label = shape("text", { x: WIDTH - 46, y: y(price) + 4 });
    label.textContent = price.toFixed(2);
    return label;
  });
  svg.replaceChildren(...nodes, ...labels);
}
