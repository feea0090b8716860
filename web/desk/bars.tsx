interface BarsProps {
  title: string;
  unit: string;
  bars: readonly { name: string; value: number }[];
}

const line = 26;
const names = 150;
const width = 360;

/** Bars drawn to one scale. They repeat what the table says, in words for who does not see them. */
export function Bars({ title, unit, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = bars.length * line + 4;
  const said = bars.map(({ name, value }) => `${name} ${value}`).join('，');
  return (
    <figure class="sheet tight-sheet chart">
      <figcaption>
        {title}（{unit}）
      </figcaption>
      {bars.length === 0 ? (
        <p class="soft small">还没有。</p>
      ) : (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}：${said}`}>
          {bars.map(({ name, value }, at) => {
            const long = (value / most) * (width - names - 50);
            return (
              <g key={name} transform={`translate(0 ${at * line + 2})`}>
                <text class="bar-name" x={names - 8} y="17">
                  {name.length > 11 ? `${name.slice(0, 10)}…` : name}
                </text>
                <rect class="bar-fill" x={names} y="4" width={Math.max(value > 0 ? 2 : 0, long)} height="17" rx="2" />
                <text class="bar-value" x={names + long + 6} y="17">
                  {value}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </figure>
  );
}
