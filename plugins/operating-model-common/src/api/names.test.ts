import { compileOperatingModel } from '../model/compileOperatingModel';
import { readableNamesOf, refsInText } from './names';

it('finds the references that a text quotes', () => {
  expect(
    refsInText(
      'You belong to none of those who decide: group:default/shop, user:default/sam.hill; accountable by responsibilitymatrix:ops/base, row 2. See https://chat.example.com/a and 12:30/x.',
    ),
  ).toEqual([
    'group:default/shop',
    'user:default/sam.hill',
    'responsibilitymatrix:ops/base',
  ]);
  expect(refsInText('Nobody is named who decides')).toEqual([]);
});

it('tells titles only of what may be read, and that the rest exists', () => {
  const model = compileOperatingModel(
    [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'shop', title: 'The Shop' },
        spec: { type: 'team', children: [] },
      },
    ],
    { now: new Date('2026-11-23T12:00:00Z') },
  );
  const refs = ['group:default/shop', 'component:default/tax', undefined];
  expect(readableNamesOf(model, refs, new Map())).toEqual({
    'group:default/shop': { title: 'shop', exists: true },
    'component:default/tax': { title: 'tax', exists: false },
  });
  expect(
    readableNamesOf(
      model,
      refs,
      new Map([
        ['group:default/shop', undefined],
        ['component:default/tax', 'Tax rates'],
      ]),
    ),
  ).toEqual({
    'group:default/shop': { title: 'The Shop', exists: true },
    'component:default/tax': { title: 'Tax rates', exists: true },
  });
});
