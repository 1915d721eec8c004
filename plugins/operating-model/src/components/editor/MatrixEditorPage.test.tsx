import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ResponseError } from '@backstage/errors';
import { Entity } from '@backstage/catalog-model';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import plugin from '../..';
import { rulesAnswer, storedEntity } from './__testUtils__/matrix';
import { keepWork, readWork } from './storedWork';
import { readDraft } from './draft/readDraft';
import { changeDraft } from './draft/changeDraft';
import { storedMatrix } from './__testUtils__/matrix';

jest.setTimeout(120_000);

const REF = 'responsibilitymatrix:default/shop-operations';
const EDIT = '/operating-model/responsibilities/edit/default/shop-operations';
const NEW = '/operating-model/responsibilities/edit';

// The virtual grid draws what fits into the element, and jsdom gives elements no size.
beforeAll(() => {
  for (const [name, size] of [
    ['clientWidth', 1600],
    ['clientHeight', 800],
  ] as const) {
    Object.defineProperty(Element.prototype, name, {
      value: size,
      configurable: true,
    });
  }
  Element.prototype.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
});

afterEach(() => window.localStorage.clear());

function open(
  path: string,
  api: OperatingModelApi = createFakeApi({ rules: async () => rulesAnswer }),
  matrix: Entity = storedEntity(),
) {
  return renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
    apis: [
      [operatingModelApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [...entities, matrix] })],
    ],
  });
}

const findGrid = () => screen.findByRole('grid', { name: 'Who does what' });

/** The letters of a cell, as they are read aloud. */
function lettersAt(row: number, column: number): string[] {
  const cell = document.querySelector<HTMLElement>(
    `[data-cell="${row}:${column}"]`,
  )!;
  return within(cell)
    .queryAllByRole('img')
    .map(each => each.getAttribute('aria-label')!);
}

function focusedCell(): string | undefined {
  return (document.activeElement as HTMLElement | null)?.dataset.cell;
}

async function goToFirstCell() {
  await findGrid();
  const cell = document.querySelector<HTMLElement>('[data-cell="0:0"]')!;
  act(() => cell.focus());
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
}

describe('the grid of the editor', () => {
  it('shows activities, parties and letters', async () => {
    open(EDIT);
    const grid = await findGrid();
    expect(grid).toHaveAttribute('aria-rowcount', '3');
    expect(grid).toHaveAttribute('aria-colcount', '6');
    expect(within(grid).getByText('Respond to incidents')).toBeVisible();
    expect(
      within(grid).getByText('checked by Security · They are on call'),
    ).toBeVisible();
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(each => each.textContent),
    ).toEqual([
      'Activity',
      '$owner',
      'Shop',
      'Security',
      'Commerce',
      'Findings',
    ]);
    expect(lettersAt(1, 1)).toEqual(
      expect.arrayContaining(['accountable', 'responsible']),
    );
  });

  it('is moved through and filled in by keyboard', async () => {
    open(EDIT);
    await goToFirstCell();
    expect(focusedCell()).toBe('1:1');
    await userEvent.keyboard('{End}');
    expect(focusedCell()).toBe('1:5');
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}');
    expect(focusedCell()).toBe('1:2');
    await userEvent.keyboard('{Tab}');
    expect(focusedCell()).toBe('1:3');
    expect(lettersAt(1, 3)).toEqual(['informed']);
    await userEvent.keyboard('c');
    expect(lettersAt(1, 3)).toEqual(['consulted', 'informed']);
    await userEvent.keyboard('{Delete}');
    expect(lettersAt(1, 3)).toEqual([]);
    expect(screen.getByText(/Security: no letters/)).toBeInTheDocument();
    await userEvent.keyboard('s');
    expect(lettersAt(1, 3)).toEqual([]);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(lettersAt(1, 3)).toEqual(['consulted', 'informed']);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(lettersAt(1, 3)).toEqual([]);
  });

  it('lets Tab leave at the end of the row', async () => {
    open(EDIT);
    await goToFirstCell();
    await userEvent.keyboard('{End}{Tab}');
    expect(focusedCell()).toBeUndefined();
  });

  it('moves rows and columns with Alt', async () => {
    open(EDIT);
    await goToFirstCell();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(focusedCell()).toBe('2:1');
    expect(lettersAt(2, 1)).toContain('accountable');
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(focusedCell()).toBe('2:2');
    expect(
      screen.getAllByRole('columnheader').map(each => each.textContent),
    ).toEqual([
      'Activity',
      'Shop',
      '$owner',
      'Security',
      'Commerce',
      'Findings',
    ]);
  });

  it('offers the letters to whoever points at a cell', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(document.querySelector('[data-cell="2:3"]')!);
    const letters = await screen.findByRole('group', {
      name: 'Security in Review access',
    });
    await userEvent.click(
      within(letters).getByRole('button', { name: 'consulted' }),
    );
    await userEvent.click(
      within(letters).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(lettersAt(2, 3)).toEqual(['consulted']));
  });

  it('takes a column away with its letters', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(document.querySelector('[data-cell="0:2"]')!);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the column' }),
    );
    expect(
      screen.getAllByRole('columnheader').map(each => each.textContent),
    ).not.toContain('Shop');
  });

  it('edits a row in a dialog', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(document.querySelector('[data-cell="1:0"]')!);
    const dialog = await screen.findByRole('dialog', { name: 'Row 1' });
    const note = within(dialog).getByRole('textbox', { name: 'Note' });
    await userEvent.clear(note);
    await userEvent.type(note, 'By rota');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Move down' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Row 2' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText('checked by Security · By rota')).toBeVisible();
  });

  it('stays quick with 60 parties and 200 activities', async () => {
    const parties = Array.from({ length: 60 }, (_, at) => `team-${at}`);
    const large = {
      ...storedEntity(),
      spec: {
        rows: Array.from({ length: 200 }, (_, at) => ({
          activity: `activity-${at}`,
          accountable: parties[at % 60],
          responsible: [parties[(at + 1) % 60]],
          consulted: parties.slice(5, 30),
        })),
      },
    } as Entity;
    open(EDIT, undefined, large);
    const grid = await findGrid();
    expect(grid).toHaveAttribute('aria-rowcount', '201');
    expect(grid).toHaveAttribute('aria-colcount', '62');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(40);
    expect(within(grid).getAllByRole('gridcell').length).toBeLessThan(1_000);
    await goToFirstCell();
    await userEvent.keyboard('r');
    expect(lettersAt(1, 1)).toContain('responsible');
  });
});

describe('findings while one types', () => {
  it('stand in the list and in the row, and lead to their place', async () => {
    open(EDIT);
    await goToFirstCell();
    await userEvent.keyboard('{ArrowRight}a');
    const findings = screen.getByRole('region', { name: 'Findings' });
    expect(
      await within(findings).findByText(/2 parties are accountable/),
    ).toBeVisible();
    expect(lettersAt(1, 2)).toContain('error');
    await userEvent.click(
      within(findings).getAllByRole('button', { name: 'Go there: Row 1' })[0],
    );
    expect(focusedCell()).toBe('1:1');
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() =>
      expect(
        within(findings).queryByText(/2 parties are accountable/),
      ).not.toBeInTheDocument(),
    );
  });

  it('stand at the field that they are about', async () => {
    open(EDIT);
    await findGrid();
    const appliesTo = screen.getByRole('textbox', { name: /Applies to/ });
    await userEvent.clear(appliesTo);
    await userEvent.type(appliesTo, 'Component');
    expect(
      await screen.findByText(/Write fields with values/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Copy' })).toBeDisabled();
    expect(within(dialog).getByText(/would refuse this matrix/)).toBeVisible();
  });
});

it('asks for a name once somebody has been there, or wants the YAML', async () => {
  const complaint = /Give it a name/;
  const { unmount } = open(NEW);
  await findGrid();
  const name = screen.getByRole('textbox', { name: /^Name/ });
  expect(screen.queryByText(complaint)).not.toBeInTheDocument();
  expect(name).not.toBeInvalid();
  await userEvent.click(name);
  await userEvent.tab();
  expect(screen.getByText(complaint)).toBeVisible();
  unmount();
  open(NEW);
  await findGrid();
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(complaint)).toBeVisible();
  expect(
    within(dialog).queryByText(/comments of the file/),
  ).not.toBeInTheDocument();
});

it('says how many columns are out of sight, and by their titles who findings speak of', async () => {
  const { unmount } = open(EDIT);
  await findGrid();
  expect(screen.queryByText(/more columns? →/)).not.toBeInTheDocument();
  // Security still checks a result, and loses its letter.
  await goToFirstCell();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Delete}');
  expect(await screen.findByRole('link', { name: 'Security' })).toHaveAttribute(
    'title',
    'group:default/security',
  );
  unmount();
  const wide = Object.getOwnPropertyDescriptor(
    Element.prototype,
    'clientWidth',
  )!;
  Object.defineProperty(Element.prototype, 'clientWidth', {
    value: 500,
    configurable: true,
  });
  try {
    open(EDIT);
    await findGrid();
    expect(await screen.findByText('3 more columns →')).toBeVisible();
  } finally {
    Object.defineProperty(Element.prototype, 'clientWidth', wide);
  }
});

describe('import and export', () => {
  it('gives the YAML to commit, with the file to commit it to', async () => {
    open(EDIT);
    await goToFirstCell();
    await userEvent.keyboard('{ArrowRight}c');
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Export the matrix',
    });
    const yaml = within(dialog).getByRole('region', { name: 'YAML' });
    expect(yaml).toHaveTextContent(/consulted: - shop/);
    expect(yaml).toHaveTextContent(/labels: audience: everybody/);
    expect(yaml).not.toHaveTextContent('uid');
    expect(
      within(dialog).getByText(/does not hold the comments of the file/),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('link', { name: 'Edit file' }),
    ).toHaveAttribute('href', 'https://git.example.com/edit/matrices.yaml');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'CSV' }));
    expect(
      within(dialog).getByRole('region', { name: 'CSV' }),
    ).toHaveTextContent('Activity,$owner,shop');
  });

  it('lists what is wrong with a table and imports nothing of it', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    const table = within(dialog).getByRole('textbox', { name: /Table/ });
    await userEvent.click(table);
    await userEvent.paste('Activity,Shop,Securty\nReview access,A,X\n');
    expect(
      await within(dialog).findByText(/"X" is not a letter of RACI/),
    ).toBeVisible();
    expect(within(dialog).getByText(/did you mean "Security"\?/)).toBeVisible();
    expect(within(dialog).getAllByText('3 · Securty')[0]).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Replace all rows' }),
    ).toBeDisabled();
  });

  it('says how many things there are to look at, though it shows a hundred', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    const names = Array.from({ length: 150 }, (_, n) => `Unknown ${n}`);
    const paste = async (letter: string) => {
      const table = within(dialog).getByRole('textbox', { name: /Table/ });
      await userEvent.clear(table);
      await userEvent.click(table);
      await userEvent.paste(
        [`Activity,Shop`, ...names.map(name => `${name},${letter}`)].join('\n'),
      );
    };
    await paste('A');
    expect(
      await within(dialog).findByText(
        '150 things to look at; the first 100 are shown',
      ),
    ).toBeVisible();
    await paste('X');
    expect(
      await within(dialog).findByText(
        '150 problems; the first 100 are shown. Nothing is imported until all are mended.',
      ),
    ).toBeVisible();
  });

  it('shows how a table is understood before it takes the place of the rows', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /Table/ }),
    );
    await userEvent.paste('Activity,Shop,Security\nReview access,A,R\n');
    expect(
      await within(dialog).findByText(/1 activity × 2 parties/),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Replace all rows' }),
    );
    const grid = await findGrid();
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '2'));
    expect(lettersAt(1, 1)).toEqual(['accountable']);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(grid).toHaveAttribute('aria-rowcount', '3');
  });

  it('replaces the rows that are there already and adds the others', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /Table/ }),
    );
    await userEvent.paste('Activity,Shop\nReview access,A\nRestore,A\n');
    await userEvent.click(
      await within(dialog).findByRole('button', {
        name: 'Replace 1 row, add 1',
      }),
    );
    const grid = await findGrid();
    await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '4'));
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map(each => each.textContent)
        .filter(text => text?.includes('Review access')),
    ).toHaveLength(1);
  });

  it('keeps the order of the columns and calls everything by its title', async () => {
    open(EDIT);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    await userEvent.click(
      within(dialog).getByRole('textbox', { name: /Table/ }),
    );
    await userEvent.paste('Activity,security,shop\nrespond-to-incidents,I,A\n');
    const preview = await within(dialog).findByRole('region', {
      name: /1 activity × 2 parties/,
    });
    expect(
      within(preview)
        .getAllByRole('columnheader')
        .slice(1, 3)
        .map(each => [each.textContent, each.title]),
    ).toEqual([
      ['Security', 'group:default/security'],
      ['Shop', 'group:default/shop'],
    ]);
    expect(
      within(preview).getByRole('rowheader', { name: 'Respond to incidents' }),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Replace all rows' }),
    );
    const grid = await findGrid();
    await waitFor(() =>
      expect(
        within(grid)
          .getAllByRole('columnheader')
          .map(each => each.textContent),
      ).toEqual(['Activity', 'Security', 'Shop', 'Findings']),
    );
  });

  it('reads a file, and refuses one that is no text', async () => {
    open(NEW);
    await findGrid();
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Import a table',
    });
    const input = dialog.querySelector<HTMLInputElement>('input[type=file]')!;
    const file = (parts: BlobPart[]) =>
      Object.assign(new File(parts, 'matrix.csv', { type: 'text/csv' }), {
        arrayBuffer: async () => parts[0],
      });
    await userEvent.upload(input, file([new Uint8Array([0xff, 0xfe, 0x00])]));
    expect(await within(dialog).findByText(/not UTF-8/)).toBeVisible();
    await userEvent.upload(
      input,
      file([new TextEncoder().encode('Activity,Shop\nReview access,AR\n')]),
    );
    expect(
      await within(dialog).findByText(/1 activity × 1 party/),
    ).toBeVisible();
  });
});

describe('a new matrix', () => {
  it('asks for a name, and takes activities and parties by title or reference', async () => {
    open(NEW);
    await findGrid();
    expect(screen.getByText('No activity yet')).toBeVisible();
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await userEvent.type(name, 'baseline');
    expect(screen.getByText(/There is a matrix of this name/)).toBeVisible();
    await userEvent.type(name, '-2');
    expect(screen.queryByText(/There is a matrix of this name/)).toBeNull();

    await userEvent.type(
      screen.getByRole('combobox', { name: /Add an activity/ }),
      'respond',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Respond to incidents/ }),
    );
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('listbox')).toBeNull();
    const party = screen.getByRole('combobox', { name: /Add a party/ });
    await userEvent.type(party, 'group:default/shop{Enter}');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(party).toHaveValue('');
    await waitFor(() =>
      expect(
        screen.getAllByRole('columnheader').map(each => each.textContent),
      ).toEqual(['Activity', '$owner', 'Shop', 'Findings']),
    );
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
    await userEvent.type(party, 'a b{Enter}');
    expect(await screen.findByText('“a b” is not a reference')).toBeVisible();
  });
});

describe('unsaved work', () => {
  const changed = () =>
    changeDraft(readDraft(storedMatrix()), {
      type: 'toggleLetter',
      row: 1,
      party: 'group:default/shop',
      letter: 'C',
    });

  it('is kept while one edits and dropped when it is undone', async () => {
    open(EDIT);
    await goToFirstCell();
    await userEvent.keyboard('c');
    await waitFor(() => expect(readWork(REF)).toBeDefined());
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(readWork(REF)).toBeUndefined());
  });

  it('is restored, and can be discarded', async () => {
    const { definitionToYaml } = jest.requireActual(
      'backstage-plugin-operating-model-common',
    );
    keepWork(REF, {
      savedAt: '2026-11-20T09:00:00Z',
      base: definitionToYaml(storedMatrix()),
      draft: changed(),
    });
    open(EDIT);
    await findGrid();
    expect(screen.getByText(/Restored your unsaved work/)).toBeVisible();
    expect(lettersAt(1, 2)).toEqual(['responsible', 'consulted']);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(lettersAt(1, 2)).toEqual(['responsible']);
    expect(readWork(REF)).toBeUndefined();
  });

  it('says where the file changed meanwhile', async () => {
    keepWork(REF, {
      savedAt: '2026-11-20T09:00:00Z',
      base: 'another',
      draft: changed(),
    });
    open(EDIT);
    await findGrid();
    expect(screen.getByText(/The file has changed/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Keep my work' }));
    expect(screen.queryByText(/The file has changed/)).toBeNull();
    expect(lettersAt(1, 2)).toEqual(['responsible', 'consulted']);
  });

  it('that the file has by now is no work any more', async () => {
    keepWork(REF, {
      savedAt: '2026-11-20T09:00:00Z',
      base: 'another',
      draft: readDraft(storedMatrix()),
    });
    open(EDIT);
    await findGrid();
    expect(screen.queryByText(/The file has changed/)).toBeNull();
  });
});

describe('where there is nothing to edit', () => {
  it('says that there is no such matrix', async () => {
    open('/operating-model/responsibilities/edit/default/nothing');
    expect(
      await screen.findByText(
        'There is no matrix responsibilitymatrix:default/nothing',
      ),
    ).toBeVisible();
  });

  it('shows a failure with a way to try again', async () => {
    const rules = jest
      .fn()
      .mockRejectedValueOnce(new Error('the backend sleeps'))
      .mockResolvedValue(rulesAnswer);
    open(EDIT, createFakeApi({ rules }));
    expect(await screen.findByText('the backend sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findGrid()).toBeVisible();
  });

  it('tells whoever may not see it whom to ask', async () => {
    const response = new Response(
      JSON.stringify({ error: { name: 'NotAllowedError', message: 'no' } }),
      { status: 403, headers: { 'content-type': 'application/json' } },
    );
    const denied = await ResponseError.fromResponse(response as never);
    open(
      EDIT,
      createFakeApi({
        rules: async () => {
          throw denied;
        },
      }),
    );
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });
});
