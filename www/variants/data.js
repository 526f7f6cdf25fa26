// A page that gives its events by script, not by a file.
await customElements.whenDefined("kroniek-timeline");
document.querySelector("kroniek-timeline").data = {
  events: [
    { date: "2023-09", actors: ["FR", "MA"], type: "AID", intensity: 7, headline: "Hulp na de aardbeving" },
    { date: "2024-10-28/2024-10-30", actors: ["FR", "MA"], type: "CONSULT", mode: "visit", headline: "Staatsbezoek aan Rabat" },
  ],
};
