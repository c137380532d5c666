"use strict";
(() => {
	const form = document.getElementById("filters");
	const findings = [...document.querySelectorAll(".finding")];
	const section = form.elements.section;
	const shown = document.getElementById("shown");
	let here = null;

	/* A category without a finding needs no choice. */
	const categories = new Set(findings.map((finding) => finding.dataset.category));
	for (const option of [...form.elements.category.options])
		if (option.value && !categories.has(option.value)) option.remove();
	for (const name of new Set(findings.map((finding) => finding.dataset.section)))
		if (name) section.add(new Option(name, name));

	const isShown = (finding) => {
		const severities = new Set(new FormData(form).getAll("severity"));
		const words = form.elements.words.value.trim().toLocaleLowerCase("vi");

		return severities.has(finding.dataset.severity) &&
			(!form.elements.category.value || form.elements.category.value === finding.dataset.category) &&
			(!section.value || section.value === finding.dataset.section) &&
			(!words || finding.textContent.toLocaleLowerCase("vi").includes(words));
	};

	const filter = () => {
		let count = 0;

		for (const finding of findings) {
			finding.hidden = !isShown(finding);
			count += finding.hidden ? 0 : 1;
		}
		shown.textContent = count + "/" + findings.length;
	};

	/* The place in the report comes into view with its remark. */
	const go = (finding) => {
		if (!finding) return;
		if (here) here.classList.remove("here");
		here = finding;
		here.classList.add("here");
		here.scrollIntoView({block: "nearest"});
		here.focus({preventScroll: true});
		document.getElementById(here.id.replace(/f(\d+)$/, "p$1"))?.scrollIntoView({block: "center"});
	};

	const step = (by) => {
		const open = findings.filter((finding) => !finding.hidden);
		const at = open.indexOf(here);

		go(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by]);
	};

	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
		if (event.key === "n") step(1);
		if (event.key === "p") step(-1);
		if (event.key === "Enter" && event.target === here) here.querySelector("a.no").click();
	});
	document.addEventListener("click", (event) => {
		const link = event.target.closest("article a.no");

		if (link) {
			const finding = document.getElementById(link.getAttribute("href").slice(1));

			if (finding.hidden) {
				form.reset();
				filter();
			}
			go(finding);
		}
	});
	form.addEventListener("input", filter);
	form.addEventListener("submit", (event) => event.preventDefault());
	form.hidden = false;
	filter();
})();
