// Ten thousand events, drawn by a rule: what stands too close on the axis is a count that opens.
const pairs = [["CN", "RU"], ["FR", "MA"], ["LA", "VN"]];
const types = ["CONSULT", "AGREE", "AID", "ACCUSE", "SANCTION", "COOPERATE", "REJECT"];
const day = (at) => new Date(Date.UTC(1950, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const events = Array.from({ length: 10_000 }, (_, at) => ({
  date: day((at * 7919) % 27_700),
  actors: pairs[at % 5 % 3],
  type: types[at % types.length],
  headline: `Gebeurtenis ${at + 1}`,
}));
document.querySelector("kroniek-timeline").data = { title: "Tienduizend gebeurtenissen", events };
