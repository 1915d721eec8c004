import { Entity } from '@backstage/catalog-model';
import {
  ResponsibilityMatrixEntity,
  builtInRules,
  compileOperatingModel,
  lint,
} from 'backstage-plugin-operating-model-common';
import { entities } from '../../__testUtils__/organization';
import { rulesAnswer, storedMatrix } from './__testUtils__/matrix';
import { arrangeFindings } from './arrangeFindings';
import { changeDraft } from './draft/changeDraft';
import { readDraft } from './draft/readDraft';
import { writeDraft } from './draft/writeDraft';
import { lintDraft, settingsOf } from './lintDraft';

const now = new Date('2026-11-23T12:00:00Z');
const model = compileOperatingModel(entities, { now });
const settings = settingsOf(rulesAnswer);
const base = storedMatrix();

describe('lintDraft', () => {
  it('says what the rules say of a catalog that holds the edited matrix', () => {
    const draft = changeDraft(readDraft(base), {
      type: 'toggleLetter',
      row: 2,
      party: '$owner',
      letter: 'A',
    });
    const { entity } = writeDraft(draft, base);
    const whole = compileOperatingModel(
      [...entities, entity as unknown as Entity],
      { now },
    );
    const expected = lint(whole, { rules: builtInRules }).filter(
      ({ subjectRef }) =>
        subjectRef === 'responsibilitymatrix:default/shop-operations',
    );
    expect(expected.map(({ rule }) => rule)).toContain('R01');
    expect(lintDraft(model, entity, settings)).toEqual(expected);
  });

  it('goes by what the portal has configured', () => {
    const rules = rulesAnswer.items.map(item =>
      item.id === 'R21' ? { ...item, enabled: false } : item,
    );
    const found = (answer: typeof rulesAnswer) =>
      lintDraft(model, base, settingsOf(answer)).map(({ rule }) => rule);
    expect(found(rulesAnswer)).toContain('R21');
    expect(found({ items: rules })).not.toContain('R21');
  });

  it('reports what the catalog would refuse', () => {
    const entity: ResponsibilityMatrixEntity = {
      ...base,
      spec: { rows: [{ activity: 'deploy', support: ['shop'] }] },
    };
    const draft = readDraft(entity);
    const findings = lintDraft(model, entity, settings);
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'schema', severity: 'error' }),
    ]);
    expect(arrangeFindings(findings, draft).list[0].place).toEqual({
      at: 'row',
      row: 1,
      parties: ['group:default/shop'],
    });
  });

  it('finds the cell that is meant', () => {
    const draft = [
      { type: 'addParty', written: 'ghosts' } as const,
      {
        type: 'toggleLetter',
        row: 1,
        party: 'group:default/ghosts',
        letter: 'I',
      } as const,
      { type: 'setHead', field: 'owner', value: 'nobody' } as const,
    ].reduce(changeDraft, readDraft(base));
    const { entity } = writeDraft(draft, base);
    const { rows, head } = arrangeFindings(
      lintDraft(model, entity, settings),
      draft,
    );
    expect(rows.get(1)?.cells).toMatchObject({
      'group:default/ghosts': 'error',
    });
    expect(rows.get(1)?.cells).not.toMatchObject({
      'group:default/security': 'error',
    });
    expect(head.owner).toEqual([
      expect.objectContaining({ rule: 'R04', severity: 'error' }),
    ]);
  });
});
