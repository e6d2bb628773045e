import { applyOperations, type Operation } from '../../../model/operation.ts';
import { parseYaml } from '../yaml.ts';
import { EditPlan } from './edit-plan.ts';
import { equals } from './equals.ts';
import { layoutOf } from './layout.ts';
import { parseSyntax } from './parse-syntax.ts';
import { Refusal } from './refusal.ts';
import { applyEdits, overlap, type TextEdit } from './text-edit.ts';

/** The text of one edited document, or why it was left alone. Offsets are in the document's own text. */
export type Edited =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Writes JSON Patch operations into a document's own text: comments, order, quotes and indentation stay, and nothing else is touched.
 * The change is worked out as the difference of the values before and after, and proven by reading the edited text again.
 */
export const editDocument = (text: string, operations: readonly Operation[]): Edited => {
  try {
    const root = parseSyntax(text);
    if (root === undefined) return { ok: false, reason: 'the document is empty' };
    const before = parseYaml(text).value;
    const after = applyOperations(before, operations);
    const plan = new EditPlan(text, layoutOf(text, root));
    plan.change(root, before, after);
    if (overlap(plan.edits)) return { ok: false, reason: 'the changes touch each other' };
    const edited = applyEdits(text, plan.edits);
    if (!equals(parseYaml(edited).value, after))
      return { ok: false, reason: 'the edited text would not read back as intended' };
    return { ok: true, edits: plan.edits, text: edited };
  } catch (error) {
    // A parser's error on edited text means the same: this text cannot be edited safely.
    const reason = error instanceof Refusal ? error.message : 'the edited text would not be valid';
    return { ok: false, reason };
  }
};
