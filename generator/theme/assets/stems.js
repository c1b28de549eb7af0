// Stems of the words of a query, by the rules (stems.json) that made those in the index: the twin of publish/stems.py.

export const SIGN = "_";

const pairs = (list) => list.map(([pattern, way]) => [new RegExp(pattern, "gu"), way]);
const filled = (way, match) => way.replace(/\{(\d)\}/gu, (_, number) => match[Number(number)]);

/** A function from a word to its stems, the likeliest first. */
export function stemmer(rules) {
  const letters = new RegExp(`^(?:${rules.letters})$`, "u");
  const fold = pairs(rules.fold);
  const reflexive = new RegExp(rules.reflexive, "u");
  const settle = pairs(rules.settle);
  const product = ({ themes, endings }) => themes.flatMap((theme) => endings.map((ending) => theme + ending));
  const classes = rules.classes.map(({ least, parts }) => ({
    least,
    endings: [...new Set(parts.flatMap(product))].sort((a, b) => b.length - a.length),
  }));
  const ways = rules.ways.map(({ after, from, to }) => [new RegExp(after, "u"), new RegExp(from, "u"), to]);

  const cut = (word, { least, endings }) => {
    const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= least) ?? "";
    return [word.slice(0, word.length - ending.length), ending];
  };
  const settled = (stem) =>
    settle.reduce((now, [pattern, way]) => now.replace(pattern, (...match) => filled(way, match)), stem);
  const alternating = (stem, ending) =>
    ways.reduce((found, [after, from, to]) => {
      const match = after.test(ending) && stem.match(from);
      return match ? [...found, ...to.map((way) => filled(way, match))] : found;
    }, [stem]);

  return (word) => {
    let plain = word.toLowerCase();
    if (!letters.test(plain)) return [];
    for (const [pattern, letter] of fold) plain = plain.replace(pattern, letter);
    const short = plain.replace(reflexive, "");
    const bare = short.length > 3 ? short : plain;
    const cuts = classes.map((each) => cut(bare, each)).filter(([, ending], number) => number === 0 || ending);
    return [...new Set(cuts.flatMap(([stem, ending]) => alternating(stem, ending)).map(settled))];
  };
}
