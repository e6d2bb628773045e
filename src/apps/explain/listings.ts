import type { Check } from '../../analysis/posture/check.ts';
import { type Level, levels, newestMinor } from '../../analysis/profiles/profile.ts';
import { frameworks } from '../../decision/frameworks/frameworks.ts';
import { words } from '../scan/words.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows for JSON, and which of their fields a terminal shows. */
export interface Listing {
  readonly columns: readonly string[];
  rows(checks: readonly Check[]): readonly Row[];
}

const listChecks = (checks: readonly Check[]): readonly Row[] => {
  const all = words(checks);
  return checks.map((check) => ({
    id: check.id,
    severity: check.severity,
    area: all.get(check.id)?.area,
    title: check.title,
    kind: check.kind,
    runs: check.runs,
    reason: check.reason,
    rationale: check.rationale,
    sources: check.sources,
    controls: check.controls,
    parameters: check.parameters,
    remedy: { safety: check.remedy.safety, words: check.remedy.words },
  }));
};

const listControls = (checks: readonly Check[]): readonly Row[] => {
  const byControl = new Map<string, { framework: string; id: string; checks: string[] }>();
  for (const check of checks)
    for (const [framework, ids] of Object.entries(check.controls))
      for (const id of ids ?? []) {
        const key = `${framework} ${id}`;
        const row = byControl.get(key) ?? { framework, id, checks: [] };
        row.checks.push(check.id);
        byControl.set(key, row);
      }
  return [...byControl].sort(([a], [b]) => a.localeCompare(b)).map(([, row]) => row);
};

const listFrameworks = (): readonly Row[] =>
  frameworks.map(({ id, title, version, link, rows }) => ({
    id,
    title,
    version,
    controls: rows.length,
    link,
    rows,
  }));

const listProfiles = (): readonly Row[] => [
  ...levels.map((level) => ({ id: level, title: levelTitles[level], versions: `v1.0 to v1.${newestMinor}` })),
];

const levelTitles: Readonly<Record<Level, string>> = {
  privileged: 'no demands (Pod Security Standards)',
  baseline: 'what every pod can do without (Pod Security Standards)',
  restricted: 'the hardened pod (Pod Security Standards)',
};

/** What `seawall list` can list, by word. */
export const listings: Readonly<Record<string, Listing>> = {
  checks: { columns: ['id', 'severity', 'area', 'title'], rows: listChecks },
  controls: { columns: ['framework', 'id', 'checks'], rows: listControls },
  frameworks: { columns: ['id', 'title', 'version', 'controls'], rows: listFrameworks },
  profiles: { columns: ['id', 'title', 'versions'], rows: listProfiles },
};
