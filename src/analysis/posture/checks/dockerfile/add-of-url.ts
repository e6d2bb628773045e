import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isUrl = (word: string): boolean => /^(?:https?|ftp):\/\//i.test(word);

/** `--checksum` (Dockerfile 1.6) proves the content; over plain http it is the only thing that does. */
const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, words, path, flag }) => {
    if (keyword !== 'ADD' || flag('checksum').length > 0) return undefined;
    const url = words.slice(0, -1).find(isUrl);
    if (url === undefined || isRepository(url)) return undefined;
    return { path, detail: `ADD takes ${withoutCredentials(url)} without a checksum` };
  });

/** A Git repository at a commit is content-addressed by itself. */
const isRepository = (url: string): boolean => /\.git(?:#[0-9a-f]{40})$/.test(url);

const withoutCredentials = (url: string): string => url.replace(/\/\/[^/@]*@/, '//').replace(/\?.*$/, '');

export const addOfUrl = defineCheck({
  id: 'add-of-url',
  title: 'ADD must not take files from the network unproven',
  severity: 'medium',
  reason: 'ADD of a URL without a checksum',
  rationale:
    'Whoever controls that address, or the way to it, decides what is in the image; nothing in the build would notice.',
  controls: { nsa: ['NSA-POD-10'], cis: ['docker-4.9', 'docker-4.11'], attack: ['T1195.002'] },
  sources: ['supply-chain', 'malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Add --checksum=sha256:… to ADD, or fetch with curl and check the sum in the same RUN.',
  },
  examples: [
    {
      name: 'with a checksum',
      dockerfile: 'FROM a:1\nADD --checksum=sha256:0 https://example.com/x.tgz /x/',
      violations: [],
    },
    { name: 'an archive of the context', dockerfile: 'FROM a:1\nADD x.tar.gz /x/', violations: [] },
    {
      name: 'without',
      dockerfile: 'FROM a:1\nARG V=1\nADD https://example.com/x-$V.tgz /x/',
      violations: ['/instructions/2'],
    },
  ],
});
