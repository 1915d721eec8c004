import { storedMatrix } from './__testUtils__/matrix';
import { readDraft } from './draft/readDraft';
import { dropWork, keepWork, readWork } from './storedWork';

const REF = 'responsibilitymatrix:default/shop-operations';
const work = {
  savedAt: '2026-11-23T12:00:00Z',
  base: 'yaml',
  draft: readDraft(storedMatrix()),
};

afterEach(() => {
  jest.restoreAllMocks();
  window.localStorage.clear();
});

describe('stored work', () => {
  it('is there again, for the matrix that it belongs to', () => {
    expect(keepWork(REF, work)).toBe(true);
    expect(readWork(REF)).toEqual(work);
    expect(readWork(undefined)).toBeUndefined();
    dropWork(REF);
    expect(readWork(REF)).toBeUndefined();
  });

  it.each([
    'no JSON',
    'null',
    '[]',
    '{"savedAt":"2026","base":"","draft":{"head":{}}}',
    JSON.stringify({ ...work, draft: { ...work.draft, rows: [{ id: 'x' }] } }),
    JSON.stringify({ ...work, draft: { ...work.draft, parties: 'all' } }),
  ])('is passed over where it is damaged: %s', text => {
    window.localStorage.setItem(`operating-model.editor.${REF}`, text);
    expect(readWork(REF)).toBeUndefined();
  });

  it('says where a browser does not keep it', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keepWork(REF, work)).toBe(false);
  });
});
