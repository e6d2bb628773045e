const source = { type: 'prometheus', uid: '${source}' } as const;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const panel = (
  id: number,
  type: string,
  title: string,
  expr: string,
  legendFormat: string,
  gridPos: Place,
) => ({
  id,
  type,
  title,
  gridPos,
  datasource: source,
  targets: [{ refId: 'A', expr, legendFormat, datasource: source }],
});

const clusters = 'cluster=~"$cluster"';

/** Every replica says the same of what is stored: their values are one, not a sum. */
const once = (metric: string, by = '', only = ''): string =>
  `max by (cluster${by}) (${metric}{${only}${clusters}})`;

const openFindings = `sum by (severity) (${once('seawall_findings', ', severity', 'state="open",')})`;
const notLookedAt = `sum(${once('seawall_problems')}) + sum(${once('seawall_missing_rights')})`;

/** A dashboard for Grafana, as it imports them. Nothing of it changes from one rendering to the next. */
export const dashboard = {
  uid: 'seawall',
  title: 'Seawall',
  tags: ['seawall', 'security'],
  schemaVersion: 39,
  version: 1,
  editable: true,
  refresh: '1m',
  time: { from: 'now-7d', to: 'now' },
  templating: {
    list: [
      { name: 'source', type: 'datasource', query: 'prometheus' },
      {
        name: 'cluster',
        type: 'query',
        datasource: source,
        query: 'label_values(seawall_findings, cluster)',
        includeAll: true,
        multi: true,
        refresh: 2,
      },
    ],
  },
  panels: [
    panel(1, 'stat', 'Open findings', openFindings, '{{severity}}', {
      x: 0,
      y: 0,
      w: 16,
      h: 5,
    }),
    panel(2, 'stat', 'Not looked at', notLookedAt, 'problems and missing rights', {
      x: 16,
      y: 0,
      w: 8,
      h: 5,
    }),
    panel(3, 'timeseries', 'Open findings over time', openFindings, '{{severity}}', {
      x: 0,
      y: 5,
      w: 24,
      h: 9,
    }),
    panel(
      4,
      'timeseries',
      'Seconds since the last evaluation',
      `time() - ${once('seawall_last_evaluation_timestamp_seconds')}`,
      '{{cluster}}',
      { x: 0, y: 14, w: 12, h: 8 },
    ),
    panel(
      5,
      'timeseries',
      'Memory',
      'process_resident_memory_bytes * on (instance) group_left (version) seawall_build_info',
      '{{pod}}',
      {
        x: 12,
        y: 14,
        w: 12,
        h: 8,
      },
    ),
  ],
} as const;
