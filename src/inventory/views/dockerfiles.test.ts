import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDockerfile } from '../../sources/dockerfiles/read.ts';
import { takeInventory } from '../inventory.ts';
import { type DockerfileView, dockerfiles } from './dockerfiles.ts';

const viewOf = (text: string): DockerfileView => {
  const { resource } = readDockerfile(text, 'Dockerfile');
  assert.ok(resource !== undefined);
  const [view] = takeInventory([resource]).select(dockerfiles);
  assert.ok(view !== undefined);
  return view;
};

describe('stages', () => {
  test('are built on earlier ones by name, whatever its case', () => {
    const { stages, shipped } = viewOf('FROM a AS Base\nRUN x\nFROM b AS build\nFROM base\nUSER 1');
    assert.deepEqual(
      stages.map(({ index, name, image, base }) => [index, name, image, base?.index]),
      [
        [0, 'base', 'a', undefined],
        [1, 'build', 'b', undefined],
        [2, undefined, 'base', 0],
      ],
    );
    assert.deepEqual(
      shipped.map(({ index }) => index),
      [2, 0],
    );
  });

  test('have an image with the defaults of the ARGs before them', () =>
    assert.deepEqual(
      viewOf(
        'ARG TAG=3.20 BASE\nFROM alpine:${TAG}\nARG OTHER=x\nFROM $BASE:$TAG\nFROM a:${OTHER:-1}',
      ).stages.map(({ image }) => image),
      ['alpine:3.20', '$BASE:3.20', 'a:1'],
    ));
});

describe('variables are replaced by what is known at their place', () => {
  const table: readonly (readonly [string, string])[] = [
    ['FROM a\nARG U=app\nUSER $U', 'app'],
    ['ARG U=app\nFROM a\nARG U\nUSER $U', 'app'],
    ['ARG U=app\nFROM a\nUSER $U', '$U'],
    ['FROM a\nENV U=app\nUSER ${U}:$G', 'app:$G'],
    ['FROM a AS b\nENV U=app\nFROM b\nUSER $U', 'app'],
    ['FROM a\nARG U=app\nENV U=$X\nUSER $U', '$U'],
    ['FROM a\nENV U=\nUSER ${U:-1001}', '1001'],
    ['FROM a\nUSER ${U:+x}0', '0'],
  ];
  for (const [text, expected] of table)
    test(JSON.stringify(text), () => assert.equal(viewOf(text).instructions.at(-1)?.words[0], expected));
});

test('values that double with each line stay small', () => {
  const { instructions } = viewOf(`FROM a\nENV A=xx\n${'ENV A=$A$A\n'.repeat(200)}USER $A`);
  assert.ok((instructions.at(-1)?.words[0]?.length ?? 0) < 10_000);
});

describe('the commands of an instruction', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['RUN a && b', ['a', 'b']],
    ['RUN ["/bin/sh", "-c", "a; b"]', ['sh -c a; b', 'a', 'b']],
    ['RUN <<EOF\na\nb\nEOF', ['a', 'b']],
    ['RUN bash -e <<EOF\na\nEOF', ['bash -e', 'a']],
    ['RUN <<EOF\n#!/usr/bin/env python3\na\nEOF', []],
    ['RUN python3 <<EOF\na\nEOF', ['python3']],
    ['HEALTHCHECK CMD curl -f x || exit 1', ['curl -f x', 'exit 1']],
    ['SHELL ["powershell", "-command"]\nRUN a && b', []],
    ['SHELL ["/bin/bash", "-c"]\nRUN a && b', ['a', 'b']],
    ['ONBUILD RUN a', ['a']],
    ['USER a', []],
  ];
  for (const [text, expected] of table)
    test(JSON.stringify(text), () =>
      assert.deepEqual(
        viewOf(`FROM x\n${text}`)
          .instructions.at(-1)
          ?.commands.map(({ call }) => call.join(' ')),
        expected,
      ),
    );
});

describe('a command is found on its line', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['RUN a && b', ['a 0', 'b 0']],
    ['RUN a && \\\n  b', ['a 0', 'b 1']],
    ['RUN --mount=type=cache,target=/x \\\n  a && \\\n  # why\n  b', ['a 1', 'b 3']],
    ['RUN sh -c "a \\\n && b"; \\\n c', ['sh 0', 'a 0', 'b 0', 'c 2']],
    ['RUN <<EOF\na\n\nb\nEOF', ['a 1', 'b 3']],
    ['RUN sh \\\n -e <<EOF\na\nEOF', ['sh 0', 'a 2']],
  ];
  for (const [text, expected] of table)
    test(JSON.stringify(text), () => {
      const run = viewOf(`FROM x\n${text}`).instructions.at(-1);
      assert.deepEqual(
        run?.commands.map(({ call, line }) => `${call[0]} ${line}`),
        expected,
      );
    });
});
