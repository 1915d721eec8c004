import { labelledMessageOf } from './failures';

it('names fields as the screen does, where the server begins with them', () => {
  const labels = { by: 'By', ranAt: 'When' };
  const said = (message: string) =>
    labelledMessageOf(new Error(message), labels);
  expect(said('by must lie after today')).toBe('“By” must lie after today');
  expect(
    said('It is reported by ann. ranAt lies in the future; by no means'),
  ).toBe('It is reported by ann. “When” lies in the future; by no means');
});
