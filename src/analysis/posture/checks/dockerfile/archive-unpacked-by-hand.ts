import { type DockerfileView, dockerfiles, type StageView } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const archive = /\.(?:tar|tar\.(?:gz|bz2|xz|lzma|zst)|tgz|tbz2?|txz|tzst)$/;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Archives that a later step unpacks with tar; whole calls are looked through, as tar has many spellings. */
const wrongIn = ({ instructions }: StageView): readonly Violation[] => {
  const unpacked = new Set(
    instructions
      .filter(({ keyword }) => keyword === 'RUN')
      .flatMap(({ commands }) =>
        commands.filter(({ call }) => call[0] === 'tar').flatMap(({ call }) => call.map(nameOf)),
      ),
  );
  return violationsIn(instructions, ({ keyword, words, path, flag }) => {
    if (keyword !== 'COPY' || flag('from').length > 0) return undefined;
    const isUnpacked = (word: string): boolean => archive.test(word) && unpacked.has(nameOf(word));
    const [last = ''] = words.slice(-1);
    // The last word is a directory, or the name that the archive gets.
    const file = words
      .slice(0, -1)
      .find((word) => isUnpacked(word) || (archive.test(word) && isUnpacked(last)));
    return file === undefined
      ? undefined
      : { path, detail: `COPY of "${file}" keeps the archive beside what is unpacked` };
  });
};

const evaluate = ({ stages }: DockerfileView): readonly Violation[] => stages.flatMap(wrongIn);

export const archiveUnpackedByHand = defineCheck({
  id: 'archive-unpacked-by-hand',
  title: 'Local archives should be unpacked by ADD',
  severity: 'info',
  reason: 'archive copied and unpacked by hand',
  rationale:
    'The archive stays in the layer of COPY, whatever a later step deletes, and the image needs tar for nothing else.',
  controls: { hadolint: ['DL3010'] },
  sources: ['supply-chain'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write ADD instead of COPY, and drop the step that unpacks.' },
  examples: [
    {
      name: 'an archive as such, and one by ADD',
      dockerfile: 'FROM a:1\nCOPY a.tgz /srv/\nADD b.tar.gz /srv/\nRUN tar cf c.tar /srv',
      violations: [],
    },
    {
      name: 'unpacked under another name',
      dockerfile: 'FROM a:1\nCOPY dist/a.tar /b.tar\nRUN tar -xf /b.tar',
      violations: ['/instructions/1'],
    },
    {
      name: 'unpacked later',
      dockerfile: 'FROM a:1\nCOPY dist/a.tar.gz /tmp/\nRUN tar -xzf /tmp/a.tar.gz -C /',
      violations: ['/instructions/1'],
    },
  ],
});
