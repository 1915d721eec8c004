import { parseAllDocuments } from 'yaml';
import { changesToYaml } from './changesToYaml';

const change = {
  ref: 'component:default/shop',
  file: 'shop.yaml',
  before: 'kind: Component\nowner: a\n',
  after: 'kind: Component\nowner: b\n',
  open: [],
};

it('makes a document of each entity that changes, and says what is left to decide', () => {
  const text = changesToYaml([
    { ...change, open: ['spec.owner: whose?', 'spec.x: why?'] },
    { ...change, ref: 'group:default/gone', after: '' },
    {
      ...change,
      ref: 'user:default/sam',
      after: change.before,
      open: ['spec.memberOf: which group?'],
    },
    { ...change, file: undefined },
  ]);
  expect(text).toBe(`# shop.yaml: remove group:default/gone
#
# shop.yaml: user:default/sam has no proposed change
# To decide: spec.memberOf: which group?
---
# shop.yaml: change component:default/shop
# To decide: spec.owner: whose?
# To decide: spec.x: why?
kind: Component
owner: b
---
# change component:default/shop
kind: Component
owner: b
`);
  const documents = parseAllDocuments(text).map(each => each.toJS());
  expect(documents).toEqual([
    { kind: 'Component', owner: 'b' },
    { kind: 'Component', owner: 'b' },
  ]);
});

it('lets no text out of its comment', () => {
  const text = changesToYaml([
    { ...change, file: 'a\n--- b', open: ['x\r\nkind: Evil\u2028kind: Evil'] },
  ]);
  expect(parseAllDocuments(text).map(each => each.toJS())).toEqual([
    { kind: 'Component', owner: 'b' },
  ]);
});

it('is empty where nothing changes', () => {
  expect(changesToYaml([])).toBe('');
});
