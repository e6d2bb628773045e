import type { Patch } from '../../model/report.ts';

/** Lines of context, as diff and git show them. */
const context = 3;

/** How a line may be shown: one that holds a secret is masked. `number` counts from 1. */
export type Mask = (number: number, line: string) => string;

/** A unified diff that `git apply` and `patch` take, unless a masked line is among its context. `patches` are in order and apart. */
export const unifiedDiff = (file: string, text: string, patches: readonly Patch[], mask: Mask): string => {
  if (patches.length === 0) return '';
  const lines = text.split('\n');
  const hasFinalBreak = lines.at(-1) === '';
  if (hasFinalBreak) lines.pop();
  const shown = lines.map((line, index) => mask(index + 1, line));
  let shift = 0;
  const hunks = groupHunks(patches).map((group) => {
    const hunk = renderHunk(group, shown, shift);
    for (const patch of group) shift += patch.added.length - patch.removed.length;
    return hunk;
  });
  const shownFile = file.replace(/^\/+/, '');
  return `--- a/${shownFile}\n+++ b/${shownFile}\n${hunks.join('')}`;
};

/** Patches whose contexts touch share a hunk. */
const groupHunks = (patches: readonly Patch[]): readonly (readonly Patch[])[] => {
  const groups: Patch[][] = [];
  for (const patch of patches) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && patch.line - (last.line + last.removed.length) <= context * 2)
      groups.at(-1)?.push(patch);
    else groups.push([patch]);
  }
  return groups;
};

const renderHunk = (group: readonly Patch[], lines: readonly string[], shift: number): string => {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return '';
  const start = Math.max(1, first.line - context);
  const end = Math.min(lines.length, last.line + last.removed.length - 1 + context);
  const body: string[] = [];
  let at = start;
  for (const patch of group) {
    for (; at < patch.line; at++) body.push(` ${lines[at - 1] ?? ''}`);
    body.push(...patch.removed.map((line) => `-${line}`), ...patch.added.map((line) => `+${line}`));
    at += patch.removed.length;
  }
  for (; at <= end; at++) body.push(` ${lines[at - 1] ?? ''}`);
  const oldCount = body.filter((line) => !line.startsWith('+')).length;
  const newCount = body.filter((line) => !line.startsWith('-')).length;
  return `@@ -${start},${oldCount} +${start + shift},${newCount} @@\n${body.map((line) => `${line}\n`).join('')}`;
};
