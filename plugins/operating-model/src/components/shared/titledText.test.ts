import { titledText } from './titledText';

it('puts titles in the place of the references that it knows', () => {
  const names = { 'group:default/sre': { title: 'Site reliability' } };
  expect(
    titledText('group:default/sre hands on to group:default/gone', names),
  ).toBe('Site reliability hands on to group:default/gone');
});
