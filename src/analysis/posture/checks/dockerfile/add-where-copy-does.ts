import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** What ADD does that COPY does not: fetch, clone, and unpack. */
const needsAdd = /^(?:[a-z]+:\/\/|git@)|\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|lzma|Z)$|[$*?[]|^<</i;

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path, flag }) => {
    if (keyword !== 'ADD' || flag('checksum').length > 0 || flag('unpack').length > 0) return undefined;
    const sources = words.slice(0, -1);
    if (sources.length === 0 || sources.some((word) => needsAdd.test(word))) return undefined;
    return { path, detail: `ADD of "${sources[0]}" does no more than COPY would` };
  });

export const addWhereCopyDoes = defineCheck({
  id: 'add-where-copy-does',
  title: 'Files of the build context should be copied with COPY',
  severity: 'low',
  reason: 'ADD where COPY does',
  rationale:
    'ADD fetches addresses and unpacks archives by what the source happens to be, so a file that is swapped for an archive lands in the image as something else.',
  controls: { cis: ['docker-4.9'], hadolint: ['DL3020'], dockle: ['CIS-DI-0009'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write COPY instead of ADD.' },
  examples: [
    {
      name: 'COPY, and ADD of an archive',
      dockerfile: 'FROM a:1\nCOPY app /app\nADD rootfs.tar.xz /',
      violations: [],
    },
    { name: 'ADD of a folder', dockerfile: 'FROM a:1\nADD src /src', violations: ['/instructions/1'] },
    {
      name: 'as an array, and as a trigger',
      dockerfile: 'FROM a:1\nADD ["a b", "/x/"]\nONBUILD ADD . /app',
      violations: ['/instructions/1', '/instructions/2'],
    },
  ],
});
