import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Guidelines of Docker for keys: a small letter, then small letters, digits, dots and hyphens; its own namespaces are reserved. */
const form = /^[a-z](?:[a-z0-9]|[._/-](?=[a-z0-9]))*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

const wrongIn = (key: string): string | undefined => {
  if (key.includes('$')) return undefined;
  if (reserved.test(key)) return `label "${key}" is in a namespace that is reserved`;
  return form.test(key)
    ? undefined
    : `label "${key}" is not a small letter with small letters, digits, dots and hyphens behind it`;
};

const evaluate = ({ instructions }: DockerfileView): readonly Violation[] =>
  violationsIn(instructions, ({ keyword, settings, path }) => {
    for (const { key } of keyword === 'LABEL' ? settings : []) {
      const detail = wrongIn(key);
      if (detail !== undefined) return { path, detail };
    }
    return undefined;
  });

export const labelKeyMalformed = defineCheck({
  id: 'label-key-malformed',
  title: 'Keys of labels should have the usual form',
  severity: 'info',
  reason: 'malformed label key',
  rationale:
    'Tools that look for owner, source and revision of an image do not find a key that is written otherwise.',
  controls: { hadolint: ['DL3048'] },
  sources: ['supply-chain'],
  runs: 'on-request',
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write the key in small letters, with a domain of your own before it.' },
  examples: [
    {
      name: 'the usual form',
      dockerfile: 'FROM a:1\nLABEL version=1 com.example.x-y=1 "$K"=1',
      violations: [],
    },
    {
      name: 'another form',
      dockerfile: 'FROM a:1\nLABEL Version=1\nLABEL com.docker.x=1\nLABEL a..b=1\nLABEL 1a=1',
      violations: ['/instructions/1', '/instructions/2', '/instructions/3', '/instructions/4'],
    },
  ],
});
