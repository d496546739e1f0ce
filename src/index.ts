import { readState } from './environment.ts';

// One bundle serves both phases; each loads only its own chunk. The main phase leaves this mark for the other.
if (readState('phase') === '') {
  const { main } = await import('./main.ts');
  await main();
} else if (readState('finished') === '' && readState('create') + readState('task') !== '') {
  const { post } = await import('./post.ts');
  await post();
}
