import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { CriteriaList } from './CriteriaList';

const criterion = (id: string, given: object = {}) => ({
  id,
  title: id,
  state: 'met' as const,
  weight: 20,
  problems: [],
  ...given,
});

it('says of a criterion that is announced from when on it counts, met or not', async () => {
  renderInTestApp(
    <CriteriaList
      criteria={[
        criterion('owned'),
        criterion('validated', { countsFrom: '2999-01-01' }),
        criterion('acme', {
          state: 'failed',
          problems: ['no pager'],
          countsFrom: '2999-03-01',
        }),
      ]}
    />,
  );
  await screen.findByRole('list');
  const [owned, validated, acme] = screen.getAllByRole('listitem');
  expect(owned).toHaveTextContent(/\(weight 20\)$/);
  expect(validated).toHaveTextContent(
    /\(weight 20\) · counts from Jan 1, 2999$/,
  );
  expect(acme).toHaveTextContent(/counts from Mar 1, 2999 · no pager$/);
});
