import {
  MatrixRowSpec,
  checkDefinition,
  definitionToYaml,
  matrixFromTable,
  tableFromMatrix,
} from 'backstage-plugin-operating-model-common';
import { MATRIX_YAML, storedMatrix } from '../__testUtils__/matrix';
import { Draft } from './Draft';
import { DraftChange, changeDraft } from './changeDraft';
import { repeatedActivities } from './importRows';
import { readDraft } from './readDraft';
import { writeDraft } from './writeDraft';

const base = storedMatrix();

const yamlOf = (draft: Draft) =>
  definitionToYaml(writeDraft(draft, base).entity);

/** The lines of the file that a change takes away, and those that it brings. */
function difference(changes: DraftChange[]): string[] {
  const after = yamlOf(changes.reduce(changeDraft, readDraft(base)));
  const was = MATRIX_YAML.split('\n');
  const is = after.split('\n');
  return [
    ...was.filter(line => !is.includes(line)).map(line => `-${line}`),
    ...is.filter(line => !was.includes(line)).map(line => `+${line}`),
  ];
}

const idOf = (draft: Draft, at: number) => draft.rows[at].id;
const [first, second] = [0, 1].map(at => idOf(readDraft(base), at));

describe('a draft', () => {
  it('that nobody touched is the file again, without what the catalog added', () => {
    expect(yamlOf(readDraft(base))).toBe(MATRIX_YAML);
  });

  it('has a column for each party, however it is written', () => {
    expect(readDraft(base).parties).toEqual([
      { key: '$owner', written: '$owner' },
      { key: 'group:default/shop', written: 'shop' },
      { key: 'group:default/security', written: 'security' },
      { key: 'group:default/commerce', written: 'commerce' },
    ]);
    expect(readDraft(base).rows[0].letters).toEqual({
      $owner: 'AR',
      'group:default/shop': 'R',
      'group:default/security': 'I',
    });
  });

  it('changes no more of the file than what was changed', () => {
    expect(
      difference([
        {
          type: 'toggleLetter',
          row: second,
          party: 'group:default/security',
          letter: 'C',
        },
      ]),
    ).toEqual(['+      consulted:']);
    expect(
      difference([{ type: 'setHead', field: 'precedence', value: '20' }]),
    ).toEqual(['-  precedence: 10', '+  precedence: 20']);
    expect(
      difference([
        { type: 'setRow', row: first, field: 'validator', value: 'shop' },
      ]),
    ).toEqual(['-      validator: security', '+      validator: shop']);
  });

  it('keeps text and list as the file has them', () => {
    const toggled = changeDraft(readDraft(base), {
      type: 'toggleLetter',
      row: second,
      party: '$owner',
      letter: 'R',
    });
    const { rows = [] } = writeDraft(toggled, base).entity.spec;
    expect(rows[1].responsible).toEqual(['shop', '$owner']);
    const back = changeDraft(toggled, {
      type: 'toggleLetter',
      row: second,
      party: '$owner',
      letter: 'R',
    });
    expect(yamlOf(back)).toBe(MATRIX_YAML);
  });

  it('takes away what was emptied', () => {
    const draft = [
      { type: 'clearCell', row: first, party: 'group:default/security' },
      { type: 'setRow', row: first, field: 'validator', value: ' ' },
      { type: 'setRow', row: first, field: 'note', value: '' },
      { type: 'setHead', field: 'appliesTo', value: '' },
      { type: 'setHead', field: 'owner', value: '' },
    ].reduce<Draft>(
      (each, change) => changeDraft(each, change as DraftChange),
      readDraft(base),
    );
    const { spec } = writeDraft(draft, base).entity;
    expect(Object.keys(spec).sort()).toEqual(['precedence', 'rows']);
    expect(Object.keys(spec.rows![0])).toEqual([
      'activity',
      'accountable',
      'responsible',
    ]);
  });

  it('says which field can not be written', () => {
    const wrong = (field: 'appliesTo' | 'precedence', value: string) =>
      writeDraft(
        changeDraft(readDraft(base), { type: 'setHead', field, value }),
        base,
      ).problems;
    expect(wrong('appliesTo', 'kind: [')).toEqual([
      { field: 'appliesTo', reason: 'notYaml', detail: expect.any(String) },
    ]);
    expect(wrong('appliesTo', 'Component')).toEqual([
      { field: 'appliesTo', reason: 'notAnObject' },
    ]);
    expect(wrong('appliesTo', '{"kind": "API"}')).toEqual([]);
    expect(wrong('precedence', 'high')).toEqual([
      { field: 'precedence', reason: 'notANumber' },
    ]);
  });

  it('of a new matrix is one that the catalog takes once it has a name', () => {
    const draft = [
      { type: 'setHead', field: 'name', value: 'new-one' } as const,
      { type: 'addRow', activity: 'activity:default/deploy' } as const,
      {
        type: 'toggleLetter',
        row: 1,
        party: '$owner',
        letter: 'A',
      } as const,
    ].reduce<Draft>(changeDraft, readDraft());
    const { entity } = writeDraft(draft);
    expect(checkDefinition(entity)).toEqual([]);
    expect(entity.spec).toEqual({
      method: 'RACI',
      rows: [{ activity: 'activity:default/deploy', accountable: '$owner' }],
    });
  });
});

describe('rows and columns', () => {
  const names = ({ rows }: Draft) => rows.map(({ activity }) => activity);
  const keys = ({ parties }: Draft) => parties.map(({ key }) => key);

  it('move, and stay where they are at the edge', () => {
    const draft = readDraft(base);
    const moved = changeDraft(draft, { type: 'moveRow', row: second, by: -1 });
    expect(names(moved)).toEqual([
      'activity:default/review-access',
      'respond-to-incidents',
    ]);
    expect(changeDraft(draft, { type: 'moveRow', row: first, by: -1 })).toBe(
      draft,
    );
    const across = changeDraft(draft, {
      type: 'moveParty',
      party: '$owner',
      by: 2,
    });
    expect(keys(across)[2]).toBe('$owner');
    expect(
      changeDraft(draft, { type: 'moveParty', party: '$owner', by: -1 }),
    ).toBe(draft);
  });

  it('go away with their letters', () => {
    const draft = changeDraft(readDraft(base), {
      type: 'removeParty',
      party: 'group:default/shop',
    });
    expect(keys(draft)).not.toContain('group:default/shop');
    expect(yamlOf(draft)).not.toContain('shop\n');
    expect(
      names(changeDraft(draft, { type: 'removeRow', row: first })),
    ).toEqual(['activity:default/review-access']);
  });

  it('are there once: a party that has a column is not added again', () => {
    const draft = readDraft(base);
    expect(
      changeDraft(draft, { type: 'addParty', written: 'Group:default/Shop' }),
    ).toBe(draft);
  });

  it('keep their ids apart', () => {
    const draft = ['a', 'b'].reduce<Draft>(
      (each, activity) => changeDraft(each, { type: 'addRow', activity }),
      readDraft(base),
    );
    expect(new Set(draft.rows.map(({ id }) => id)).size).toBe(4);
  });
});

describe('a table', () => {
  const known = {
    activities: [
      { ref: 'activity:default/respond-to-incidents', title: 'Respond' },
      { ref: 'activity:default/review-access', title: 'Review access' },
    ],
    parties: ['shop', 'security', 'commerce'].map(name => ({
      ref: `group:default/${name}`,
    })),
  };

  function rowsOf(text: string): MatrixRowSpec[] {
    const { rows, problems } = matrixFromTable(text, { known });
    expect(problems).toBeUndefined();
    return rows!;
  }

  it.each(['csv', 'markdown'] as const)(
    'that was exported as %s and is imported again changes nothing',
    format => {
      const rows = rowsOf(tableFromMatrix(base, { format }));
      const draft = changeDraft(readDraft(base), {
        type: 'import',
        rows,
        mode: 'replace',
      });
      expect(yamlOf(draft)).toBe(MATRIX_YAML);
    },
  );

  it.each(['csv', 'markdown'] as const)(
    'keeps the columns in their order as %s',
    format => {
      const draft = changeDraft(readDraft(base), {
        type: 'moveParty',
        party: 'group:default/shop',
        by: -1,
      });
      const parties = draft.parties.map(({ key }) => key);
      const written = tableFromMatrix(writeDraft(draft, base).entity, {
        format,
        parties,
      });
      const again = changeDraft(readDraft(undefined), {
        type: 'import',
        rows: rowsOf(written),
        mode: 'replace',
      });
      const heading = written.split('\n')[0];
      const places = parties
        .filter(key => again.parties.some(each => each.key === key))
        .map(key => heading.indexOf(key.split('/').pop()!));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThan(0);
    },
  );

  it('can take the place of the rows for its activities and add the others', () => {
    const rows = rowsOf(
      'Activity,shop,support\nReview access,A,\nRestore,R,A\n',
    );
    const draft = readDraft(base);
    expect(repeatedActivities(draft, rows)).toEqual([
      'activity:default/review-access',
    ]);
    const after = changeDraft(draft, { type: 'import', rows, mode: 'merge' });
    expect(after.rows.map(({ activity }) => activity)).toEqual([
      'respond-to-incidents',
      draft.rows[1].activity,
      'restore',
    ]);
    expect(after.rows[0]).toBe(draft.rows[0]);
    expect(after.rows[1].letters).toEqual({ 'group:default/shop': 'A' });
    expect(after.parties.at(-1)?.key).toBe('group:default/support');
    expect(new Set(after.rows.map(({ id }) => id)).size).toBe(3);
  });

  it('takes the place of the first of two rows for one activity', () => {
    const rows = rowsOf('Activity,shop\nReview access,A\n');
    const [respond, review] = readDraft(base).rows;
    const draft = {
      ...readDraft(base),
      rows: [review, respond, { ...review, id: 99 }],
    };
    const after = changeDraft(draft, { type: 'import', rows, mode: 'merge' });
    expect(after.rows.map(({ letters }) => letters)).toEqual([
      { 'group:default/shop': 'A' },
      respond.letters,
      review.letters,
    ]);
    expect(new Set(after.rows.map(({ id }) => id)).size).toBe(3);
  });
});
