import { Card, CardBody, CardTitle, ExpandableSection } from '@patternfly/react-core';
import type { DayTrend } from '../api/answers.ts';
import { counted, dayText } from '../parts/words.ts';

const height = 100;
const step = 20;

/** What came and went, day by day: bars for the eye, a table for everybody. */
export const TrendCard = ({ days }: { readonly days: readonly DayTrend[] }) => {
  const most = Math.max(
    1,
    ...days.map(({ opened, reopened, resolved }) => Math.max(opened + reopened, resolved)),
  );
  const sum = (of: (day: DayTrend) => number): number => days.reduce((total, day) => total + of(day), 0);
  const came = sum(({ opened, reopened }) => opened + reopened);
  const went = sum(({ resolved }) => resolved);
  const scaled = (count: number): number => (count / most) * (height - 4);
  return (
    <Card>
      <CardTitle component="h2">What came and went</CardTitle>
      <CardBody className="sw-stack">
        <p>
          <span className="sw-key sw-key-opened">{counted(came, 'finding')} came</span>{' '}
          <span className="sw-key sw-key-resolved">{counted(went, 'finding')} went</span> in{' '}
          {counted(days.length, 'day')}.
        </p>
        <svg
          className="sw-trend"
          viewBox={`0 0 ${Math.max(1, days.length) * step} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {days.map(({ day, opened, reopened, resolved }, index) => (
            <g key={day} transform={`translate(${index * step} 0)`}>
              <rect
                className="sw-opened"
                x={2}
                width={7}
                y={height - scaled(opened + reopened)}
                height={scaled(opened + reopened)}
              />
              <rect
                className="sw-resolved"
                x={10}
                width={7}
                y={height - scaled(resolved)}
                height={scaled(resolved)}
              />
            </g>
          ))}
          <line className="sw-axis" x1={0} x2={Math.max(1, days.length) * step} y1={height} y2={height} />
        </svg>
        <ExpandableSection toggleText="As a table">
          <table className="pf-v6-c-table pf-m-compact pf-m-grid-md">
            <thead className="pf-v6-c-table__thead">
              <tr className="pf-v6-c-table__tr">
                {['Day', 'New', 'Came back', 'Gone'].map((word) => (
                  <th key={word} className="pf-v6-c-table__th" scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="pf-v6-c-table__tbody">
              {days.map(({ day, opened, reopened, resolved }) => (
                <tr key={day} className="pf-v6-c-table__tr">
                  <td className="pf-v6-c-table__td">{dayText(day)}</td>
                  <td className="pf-v6-c-table__td">{opened}</td>
                  <td className="pf-v6-c-table__td">{reopened}</td>
                  <td className="pf-v6-c-table__td">{resolved}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ExpandableSection>
      </CardBody>
    </Card>
  );
};
