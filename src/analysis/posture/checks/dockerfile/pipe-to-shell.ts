import { isShell } from '../../../../inventory/shell/shell-script.ts';
import type { PlacedCommand } from '../../../../inventory/views/dockerfile-commands.ts';
import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isInterpreter = (program: string): boolean =>
  isShell(program) || /^(?:python[\d.]*|perl|ruby|node|php|source|\.|eval)$/.test(program);

const downloads: ReadonlySet<string | undefined> = new Set(['curl', 'wget', 'fetch', 'aria2c']);

/** The call whose words or input come from a download: `curl x | sh`, `sh -c "$(curl x)"`, `bash <(curl x)`. */
const fedBy = (
  commands: readonly PlacedCommand[],
): { download: PlacedCommand; interpreter: string } | undefined => {
  const downloading = new Map<number, PlacedCommand>();
  let last: PlacedCommand | undefined;
  for (const command of commands) {
    const { call, words, pipeline } = command;
    const [program = ''] = call;
    const piped = downloading.get(pipeline);
    if (isInterpreter(program)) {
      if (piped !== undefined) return { download: piped, interpreter: program };
      const isFed = words.some((word) => /^(?:\$\(|`|\/dev\/fd\/)/.test(word));
      if (isFed && last !== undefined) return { download: last, interpreter: program };
    }
    last = downloads.has(program) ? command : undefined;
    if (last !== undefined) downloading.set(pipeline, last);
  }
  return undefined;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, commands, pathOfLine }) => {
    const fed = keyword === 'RUN' ? fedBy(commands) : undefined;
    if (fed === undefined) return undefined;
    const { download, interpreter } = fed;
    return {
      path: pathOfLine(download.line),
      detail: `RUN gives what ${download.call[0]} fetches straight to ${interpreter}`,
    };
  });

export const pipeToShell = defineCheck({
  id: 'pipe-to-shell',
  title: 'Builds must not run what they download unseen',
  severity: 'high',
  reason: 'download piped into a shell',
  rationale:
    'The server decides at each build what runs as root in it, and a download that breaks off runs half: nothing is checked and nothing is kept to look at.',
  controls: { nsa: ['NSA-POD-10'], cis: ['docker-4.11'], attack: ['T1195.002', 'T1059.004'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Download to a file, check its sum or signature, then run it, or take the package of the distribution.',
  },
  examples: [
    {
      name: 'to a file that is checked',
      dockerfile:
        'FROM a:1\nRUN curl -fsSLo x.sh https://example.com/x && echo "0 x.sh" | sha256sum -c && sh x.sh',
      violations: [],
    },
    {
      name: 'to tar',
      dockerfile: 'FROM a:1\nRUN curl -fsSL https://example.com/x.tgz | tar xz',
      violations: [],
    },
    {
      name: 'in three ways',
      dockerfile:
        'FROM a:1\nRUN curl -fsSL https://example.com/x | sudo -E bash -\nRUN sh -c "$(wget -qO- https://example.com/x)"\nRUN bash <(curl -s https://example.com/x)',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3'],
    },
    {
      name: 'on a later line',
      dockerfile: 'FROM a:1\nRUN set -e; \\\n  # the tool\n  curl -fsSL https://example.com/x \\\n  | sh',
      violations: ['/instructions/1/lines/2'],
    },
    {
      name: 'through another program',
      dockerfile: 'FROM a:1\nRUN set -e; wget -O - https://example.com/x | gunzip | sh -s -- -y',
      violations: ['/instructions/1'],
    },
  ],
});
