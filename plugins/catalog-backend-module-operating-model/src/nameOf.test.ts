import { nameOf } from './nameOf';

const entity = (kind: string, metadata: any) => ({
  apiVersion: 'v1',
  kind,
  metadata,
});

describe('nameOf', () => {
  it('is the reference', () => {
    expect(nameOf(entity('Component', { name: 'Shop' }))).toBe(
      'component:default/shop',
    );
    expect(nameOf(entity('API', { name: 'a', namespace: 'Acme' }))).toBe(
      'api:acme/a',
    );
  });

  it.each([{ name: '' }, { name: 'a b' }, { name: 'x', namespace: 5 }])(
    'is kind and name where %j makes no reference',
    metadata => {
      expect(nameOf(entity('Component', metadata))).toBe(
        `Component ${JSON.stringify(metadata.name)}`,
      );
    },
  );
});
