module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Scripts talk to the terminal, wait their turn in loops, and use what the root package.json brings.
    'no-console': 'off',
    'no-restricted-syntax': 'off',
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': 'off',
  },
});
